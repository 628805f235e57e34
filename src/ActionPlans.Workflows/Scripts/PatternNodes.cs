namespace ActionPlans.Workflows.Scripts;

internal sealed class ArrayNode(IReadOnlyList<Node> items) : TargetNode
{
    public override object? Evaluate(JsScope scope) => new JsArray([.. SpreadNode.EvaluateAll(items, scope)]);

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None)
    {
        List<object?> values = [.. Members.Iterate(value, scope.Budget)];
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is RestNode rest)
                rest.Target.Assign(scope, new JsArray(values.Skip(i).ToList()), declares);
            else if (items[i] is TargetNode target)
                target.Assign(scope, i < values.Count ? values[i] : Undefined.Value, declares);
        }
    }
}

/// <summary>The rest of a pattern: <c>...name</c>.</summary>
internal sealed class RestNode(TargetNode target) : Node
{
    public TargetNode Target => target;

    public override object? Evaluate(JsScope scope) => throw new InvalidOperationException("A rest is only assigned to");
}

/// <summary>A target with a default, in patterns and parameters.</summary>
internal sealed class DefaultNode(TargetNode target, Node otherwise) : TargetNode
{
    public override object? Evaluate(JsScope scope) => target.Evaluate(scope);

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None) =>
        target.Assign(scope, value is Undefined ? otherwise.Evaluate(scope) : value, declares);
}

/// <summary>An object literal, or a pattern that takes an object apart. A null key spreads (or collects the rest).</summary>
internal sealed class ObjectNode(IReadOnlyList<(Node? Key, Node Value)> properties) : TargetNode
{
    public override object? Evaluate(JsScope scope)
    {
        var result = new JsObject();
        foreach ((Node? key, Node value) in properties)
        {
            object? item = value.Evaluate(scope);
            if (key is not null)
                Members.Set(result, key.Evaluate(scope), item, scope);
            else
                Members.CopyInto(result, item, scope);
        }
        return result;
    }

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None)
    {
        if (value is null or Undefined)
            throw ScriptThrownException.Type("Cannot take null or undefined apart");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach ((Node? key, Node target) in properties)
        {
            if (key is null)
            {
                AssignRest(scope, value, (RestNode)target, taken, declares);
                continue;
            }
            object? name = key.Evaluate(scope);
            taken.Add(Js.ToText(name));
            ((TargetNode)target).Assign(scope, Members.Get(value, name, scope), declares);
        }
    }

    private static void AssignRest(JsScope scope, object? value, RestNode rest, HashSet<string> taken, DeclarationKind declares)
    {
        var remaining = new JsObject();
        Members.CopyInto(remaining, value, scope);
        foreach (string name in taken)
            remaining.Delete(name);
        rest.Target.Assign(scope, remaining, declares);
    }
}
