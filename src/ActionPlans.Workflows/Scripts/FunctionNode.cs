namespace ActionPlans.Workflows.Scripts;

internal sealed class FunctionNode(string? name, IReadOnlyList<Node> parameters, Statement? body, Node? expression, bool isArrow) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        JsFunction? function = null;
        function = new JsFunction((self, arguments) =>
        {
            var inner = isArrow ? scope.Inner() : new JsScope(scope, scope.Run) { Self = self };
            if (name is not null && !isArrow)
                inner.Declare(name, function);
            Bind(inner, arguments);
            if (expression is not null)
                return expression.Evaluate(inner);
            Completion completion = body!.Execute(inner);
            return completion.Kind == CompletionKind.Return ? completion.Value : Undefined.Value;
        });
        return function;
    }

    private void Bind(JsScope inner, object?[] arguments)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is RestNode rest)
                rest.Target.Assign(inner, new JsArray(arguments.Skip(i).ToList()), DeclarationKind.Let);
            else
                ((TargetNode)parameters[i]).Assign(inner, i < arguments.Length ? arguments[i] : Undefined.Value, DeclarationKind.Let);
        }
    }
}
