namespace ActionPlans.Workflows.Scripts;

internal sealed class MemberNode(Node target, Node member, bool isOptional) : TargetNode
{
    public Node Target => target;

    public override object? Evaluate(JsScope scope)
    {
        object? value = target.Evaluate(scope);
        return IsCutShort(value) ? ShortCircuit.Value : Members.Get(value, Key(scope), scope);
    }

    public object? MemberOf(object? value, JsScope scope) => Members.Get(value, Key(scope), scope);

    /// <summary>A chain ends early at a ?. before nothing, or when it has ended before.</summary>
    public bool IsCutShort(object? value) => value is ShortCircuit || (isOptional && value is null or Undefined);

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None) =>
        Members.Set(target.Evaluate(scope), Key(scope), value, scope);

    public void Delete(JsScope scope)
    {
        if (target.Evaluate(scope) is JsObject map)
            map.Delete(Js.ToText(Key(scope)));
    }

    private object? Key(JsScope scope) => member.Evaluate(scope);
}

/// <summary>What the rest of a chain gives after ?. met nothing; becomes undefined at the end of the chain.</summary>
internal sealed class ShortCircuit
{
    public static readonly ShortCircuit Value = new();
}

internal sealed class ChainNode(Node chain) : Node
{
    public override object? Evaluate(JsScope scope) => chain.Evaluate(scope) is var value and not ShortCircuit ? value : Undefined.Value;
}

internal sealed class CallNode(Node callee, IReadOnlyList<Node> arguments, bool isOptional) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        object? self = Undefined.Value, function;
        if (callee is MemberNode member)
        {
            self = member.Target.Evaluate(scope);
            if (member.IsCutShort(self))
                return ShortCircuit.Value;
            function = member.MemberOf(self, scope);
        }
        else
        {
            function = callee.Evaluate(scope);
        }

        if (function is ShortCircuit || (isOptional && function is null or Undefined))
            return ShortCircuit.Value;
        if (function is not JsFunction called)
            throw ScriptThrownException.Type($"{(callee is NameNode name ? name.Name : "this member")} is not a function");

        scope.Budget.Enter();
        object? result = called.Call(self, SpreadNode.EvaluateAll(arguments, scope));
        scope.Budget.Leave();
        return result;
    }
}

internal sealed class NewNode(Node callee, IReadOnlyList<Node> arguments) : Node
{
    public override object? Evaluate(JsScope scope) => callee.Evaluate(scope) is JsFunction function
        ? function.Construct(SpreadNode.EvaluateAll(arguments, scope))
        : throw ScriptThrownException.Type("this is not a constructor");
}

internal sealed class SpreadNode(Node value) : Node
{
    public override object? Evaluate(JsScope scope) => value.Evaluate(scope);

    public static object?[] EvaluateAll(IReadOnlyList<Node> nodes, JsScope scope)
    {
        var values = new List<object?>(nodes.Count);
        foreach (Node node in nodes)
        {
            if (node is SpreadNode spread)
                values.AddRange(Members.Iterate(spread.Evaluate(scope), scope.Budget));
            else
                values.Add(node.Evaluate(scope));
        }
        scope.Budget.Allocate(values.Count);
        return [.. values];
    }
}
