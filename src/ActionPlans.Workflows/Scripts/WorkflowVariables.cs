namespace ActionPlans.Workflows.Scripts;

/// <summary>The object <c>variables</c>: every variable in sight as a property, to read and to write.</summary>
internal sealed class WorkflowVariables(Run run, Execution execution) : JsObject
{
    public static IEnumerable<string> NamesInSight(Execution execution)
    {
        for (Execution? scope = execution; scope is not null; scope = scope.Parent)
        {
            foreach (VariableDeclaration variable in scope.Activity.Variables)
                yield return variable.Name;
            foreach (string name in scope.Locals?.Keys ?? Enumerable.Empty<string>())
                yield return name;
        }
    }

    public override bool Has(string name) => run.TryGetVariable(execution, name, out _);

    public override object? Get(string name) => run.TryGetVariable(execution, name, out object? value) ? Js.FromValue(value) : Undefined.Value;

    public override void Set(string name, object? value) => run.SetVariable(execution, name, Js.ToValue(value));
}
