namespace ActionPlans.Workflows.Scripts;

/// <summary>A parsed expression.</summary>
internal abstract class Node
{
    public abstract object? Evaluate(JsScope scope);
}

/// <summary>Something that can be assigned to: a name, a member, or a pattern.</summary>
internal abstract class TargetNode : Node
{
    public abstract void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None);
}

internal enum DeclarationKind
{
    None,
    Let,
    Const,
}

internal sealed class LiteralNode(object? value) : Node
{
    public override object? Evaluate(JsScope scope) => value;
}

internal sealed class RegExpNode(System.Text.RegularExpressions.Regex regex, bool isGlobal) : Node
{
    public override object? Evaluate(JsScope scope) => new JsRegExp(regex, isGlobal);
}

internal sealed class TemplateNode(IReadOnlyList<(string Text, Node? Code)> pieces) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        var text = new System.Text.StringBuilder();
        foreach ((string piece, Node? code) in pieces)
        {
            text.Append(piece);
            if (code is not null)
                text.Append(Js.ToText(code.Evaluate(scope)));
            scope.Budget.Allocate(piece.Length + 1);
        }
        scope.Budget.Allocate(text.Length);
        return text.ToString();
    }
}

internal sealed class NameNode(string name) : TargetNode
{
    public string Name => name;

    public override object? Evaluate(JsScope scope) =>
        scope.TryGet(name, out object? value) ? value : throw ScriptThrownException.Error("ReferenceError", $"{name} is not defined");

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None)
    {
        if (declares == DeclarationKind.None)
            scope.Assign(name, value);
        else
            scope.Declare(name, value, declares == DeclarationKind.Const);
    }
}

internal sealed class ThisNode : Node
{
    public override object? Evaluate(JsScope scope) => scope.Self;
}
