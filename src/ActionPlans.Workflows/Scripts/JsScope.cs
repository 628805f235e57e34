namespace ActionPlans.Workflows.Scripts;

/// <summary>Names in sight at a place of a script, and what the whole run shares.</summary>
internal sealed class JsScope(JsScope? outer, ScriptRun run)
{
    private readonly Dictionary<string, (object? Value, bool IsConstant)> names = new(StringComparer.Ordinal);

    public ScriptRun Run { get; } = run;

    public ScriptBudget Budget => Run.Budget;

    /// <summary>What <c>this</c> is; a function sets it for its own scope.</summary>
    public object? Self { get; init; } = outer?.Self ?? Undefined.Value;

    public JsScope Inner() => new(this, Run);

    public void Declare(string name, object? value, bool isConstant = false) => names[name] = (value, isConstant);

    public bool TryGet(string name, out object? value)
    {
        for (JsScope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names.TryGetValue(name, out var found))
            {
                value = found.Value;
                return true;
            }
        }
        return Run.TryGetGlobal(name, out value);
    }

    public void Assign(string name, object? value)
    {
        for (JsScope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names.TryGetValue(name, out var found))
            {
                if (found.IsConstant)
                    throw ScriptThrownException.Type($"Assignment to constant variable '{name}'.");
                scope.names[name] = (value, false);
                return;
            }
            if (scope.Outer is null)
                scope.names[name] = (value, false);
        }
    }

    private JsScope? Outer { get; } = outer;
}
