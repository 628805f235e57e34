namespace ActionPlans.Workflows.Scripts;

internal enum CompletionKind
{
    Normal,
    Break,
    Continue,
    Return,
}

/// <summary>How a statement ended. The value of a normal end is that of the last expression, which is a script's result.</summary>
internal readonly record struct Completion(CompletionKind Kind, object? Value)
{
    public static readonly Completion Empty = new(CompletionKind.Normal, Undefined.Value);
}

/// <summary>A parsed statement.</summary>
internal abstract class Statement
{
    public Completion Execute(JsScope scope)
    {
        scope.Budget.Spend();
        return Run(scope);
    }

    protected abstract Completion Run(JsScope scope);
}

internal sealed class ExpressionStatement(Node expression) : Statement
{
    protected override Completion Run(JsScope scope) => new(CompletionKind.Normal, expression.Evaluate(scope));
}

internal sealed class DeclarationStatement(DeclarationKind kind, IReadOnlyList<(TargetNode Target, Node? Value)> declarations) : Statement
{
    protected override Completion Run(JsScope scope)
    {
        foreach ((TargetNode target, Node? value) in declarations)
            target.Assign(scope, value is null ? Undefined.Value : value.Evaluate(scope), kind);
        return Completion.Empty;
    }

    public void Assign(JsScope scope, object? value) => declarations[0].Target.Assign(scope, value, kind);
}

/// <summary>Statements in a scope of their own; functions are known from the beginning.</summary>
internal sealed class BlockStatement(IReadOnlyList<Statement> statements, bool hasOwnScope = true) : Statement
{
    protected override Completion Run(JsScope scope)
    {
        JsScope inner = hasOwnScope ? scope.Inner() : scope;
        foreach (Statement statement in statements)
            (statement as FunctionStatement)?.Declare(inner);

        object? last = Undefined.Value;
        foreach (Statement statement in statements)
        {
            Completion completion = statement.Execute(inner);
            if (completion.Kind != CompletionKind.Normal)
                return completion;
            if (statement is not (DeclarationStatement or FunctionStatement))
                last = completion.Value;
        }
        return new Completion(CompletionKind.Normal, last);
    }
}

internal sealed class FunctionStatement(string name, FunctionNode function) : Statement
{
    public void Declare(JsScope scope) => scope.Declare(name, function.Evaluate(scope));

    protected override Completion Run(JsScope scope) => Completion.Empty;
}

internal sealed class IfStatement(Node condition, Statement then, Statement? otherwise) : Statement
{
    protected override Completion Run(JsScope scope) =>
        Js.Truthy(condition.Evaluate(scope)) ? then.Execute(scope) : otherwise?.Execute(scope) ?? Completion.Empty;
}

/// <summary>for, while and do: all have a condition, a body and perhaps more.</summary>
internal sealed class LoopStatement(Statement? first, Node? condition, Node? next, Statement body, bool bodyFirst = false) : Statement
{
    protected override Completion Run(JsScope scope)
    {
        JsScope inner = scope.Inner();
        first?.Execute(inner);
        bool checks = !bodyFirst;
        object? last = Undefined.Value;
        while (true)
        {
            scope.Budget.Spend();
            if (checks && condition is not null && !Js.Truthy(condition.Evaluate(inner)))
                return new Completion(CompletionKind.Normal, last);
            checks = true;
            Completion completion = body.Execute(inner);
            if (completion.Kind == CompletionKind.Return)
                return completion;
            if (completion.Kind == CompletionKind.Break)
                return new Completion(CompletionKind.Normal, last);
            last = completion.Value;
            next?.Evaluate(inner);
        }
    }
}

/// <summary>for … of, and for … in, which goes over the names of the properties.</summary>
internal sealed class EachStatement(Action<JsScope, object?> assign, Node items, Statement body, bool overNames) : Statement
{
    protected override Completion Run(JsScope scope)
    {
        object? value = items.Evaluate(scope);
        IEnumerable<object?> all = overNames ? Members.Names(value) : Members.Iterate(value, scope.Budget);
        foreach (object? item in all.ToArray())
        {
            scope.Budget.Spend();
            JsScope inner = scope.Inner();
            assign(inner, item);
            Completion completion = body.Execute(inner);
            if (completion.Kind == CompletionKind.Return)
                return completion;
            if (completion.Kind == CompletionKind.Break)
                break;
        }
        return Completion.Empty;
    }
}

internal sealed class JumpStatement(CompletionKind kind, Node? value = null) : Statement
{
    protected override Completion Run(JsScope scope) => new(kind, value is null ? Undefined.Value : value.Evaluate(scope));
}

internal sealed class ThrowStatement(Node value) : Statement
{
    protected override Completion Run(JsScope scope) => throw new ScriptThrownException(value.Evaluate(scope));
}

internal sealed class TryStatement(Statement body, TargetNode? name, Statement? handler, Statement? last) : Statement
{
    protected override Completion Run(JsScope scope)
    {
        Completion completion;
        try
        {
            completion = body.Execute(scope);
        }
        catch (ScriptThrownException thrown) when (handler is not null)
        {
            JsScope inner = scope.Inner();
            name?.Assign(inner, thrown.Value, DeclarationKind.Let);
            completion = Finally(scope, () => handler.Execute(inner));
            return completion;
        }
        catch (ScriptThrownException)
        {
            if (last?.Execute(scope) is { Kind: not CompletionKind.Normal } jump)
                return jump;
            throw;
        }
        return Finally(scope, () => completion);
    }

    private Completion Finally(JsScope scope, Func<Completion> before)
    {
        if (last is null)
            return before();
        Completion completion;
        try
        {
            completion = before();
        }
        catch (ScriptThrownException)
        {
            if (last.Execute(scope) is { Kind: not CompletionKind.Normal } overriding)
                return overriding;
            throw;
        }
        return last.Execute(scope) is { Kind: not CompletionKind.Normal } jump ? jump : completion;
    }
}

internal sealed class SwitchStatement(Node value, IReadOnlyList<(Node? Test, Statement Body)> cases) : Statement
{
    protected override Completion Run(JsScope scope)
    {
        object? wanted = value.Evaluate(scope);
        JsScope inner = scope.Inner();
        int start = -1;
        for (int i = 0; i < cases.Count && start < 0; i++)
        {
            if (cases[i].Test is { } test && Js.StrictEquals(wanted, test.Evaluate(inner)))
                start = i;
        }
        for (int i = 0; i < cases.Count && start < 0; i++)
        {
            if (cases[i].Test is null)
                start = i;
        }

        for (int i = start; i >= 0 && i < cases.Count; i++)
        {
            Completion completion = cases[i].Body.Execute(inner);
            if (completion.Kind == CompletionKind.Break)
                return Completion.Empty;
            if (completion.Kind != CompletionKind.Normal)
                return completion;
        }
        return Completion.Empty;
    }
}
