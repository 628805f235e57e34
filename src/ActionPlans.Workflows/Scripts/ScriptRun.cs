namespace ActionPlans.Workflows.Scripts;

/// <summary>One run of a script within a step: its budget, and what it sees of the workflow.</summary>
internal sealed class ScriptRun
{
    private readonly Run run;
    private readonly Execution execution;
    private readonly Dictionary<string, object?> known = new(StringComparer.Ordinal);
    private List<string>? outcomes;

    public ScriptRun(Run run, Execution execution)
    {
        this.run = run;
        this.execution = execution;
        Budget = new ScriptBudget(run.ScriptOperationsLeft);
        Scope = new JsScope(null, this);
    }

    public ScriptBudget Budget { get; }

    public JsScope Scope { get; }

    /// <summary>The script's clock stands still at the step's moment.</summary>
    public DateTimeOffset Now => run.Now;

    /// <summary>What setOutcome and setOutcomes named; null for nothing.</summary>
    public IReadOnlyList<string>? Outcomes => outcomes;

    public bool TryGetGlobal(string name, out object? value)
    {
        if (known.TryGetValue(name, out value))
            return true;
        value = WorkflowFunction(name) ?? Globals.Find(name, this) ?? Accessor(name);
        if (value is null)
            return false;
        known[name] = value;
        return true;
    }

    /// <summary>The functions by which Elsa lets a script see the workflow.</summary>
    private JsObject? WorkflowFunction(string name) => name switch
    {
        "getVariable" => Function(a => Js.FromValue(run.GetVariable(execution, Text(a, 0)))),
        "setVariable" => Function(a => Set(Text(a, 0), a.ElementAtOrDefault(1))),
        "variables" => new WorkflowVariables(run, execution),
        "getInput" => Function(a => Js.FromValue(run.GetInput(execution, Text(a, 0)))),
        "getCorrelationId" => Function(_ => run.State.CorrelationId),
        "setCorrelationId" => Function(a => run.State.CorrelationId = Text(a, 0)),
        "getWorkflowInstanceId" => Function(_ => run.State.InstanceId),
        "getWorkflowInstanceName" => Function(_ => run.State.Name),
        "setWorkflowInstanceName" => Function(a => run.State.Name = Text(a, 0)),
        "getWorkflowDefinitionId" => Function(_ => run.Definition.DefinitionId),
        "getWorkflowDefinitionVersion" => Function(_ => (double)run.Definition.Version),
        "getOutputFrom" => Function(a => Js.FromValue(run.GetOutput(Text(a, 0), a.Length > 1 ? Text(a, 1) : "Result"))),
        "getLastResult" => Function(_ => Js.FromValue(run.LastResult)),
        "setOutcome" => Function(a => { outcomes = [Text(a, 0)]; return Undefined.Value; }),
        "setOutcomes" => Function(a => { outcomes = [.. Members.Iterate(a.FirstOrDefault(), Budget).Select(item => Js.ToText(item))]; return Undefined.Value; }),
        "isNullOrEmpty" => Function(a => a.FirstOrDefault() is null or Undefined or ""),
        "isNullOrWhiteSpace" => Function(a => a.FirstOrDefault() is null or Undefined || string.IsNullOrWhiteSpace(Text(a, 0))),
        "toJson" => Function(a => Globals.Stringify(a.FirstOrDefault(), a, Budget)),
        _ => null,
    };

    /// <summary>Elsa makes getX and setX for every variable X, and getX for every input.</summary>
    private JsFunction? Accessor(string name)
    {
        if (name.Length < 4 || !(name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)))
            return null;

        string accessed = name[3..];
        string? variable = WorkflowVariables.NamesInSight(execution).FirstOrDefault(candidate => Pascal(candidate) == accessed);
        if (variable is not null)
            return name[0] == 'g' ? Function(_ => Js.FromValue(run.GetVariable(execution, variable))) : Function(a => Set(variable, a.FirstOrDefault()));

        string? input = run.Definition.Inputs.FirstOrDefault(candidate => Pascal(candidate.Name) == accessed)?.Name;
        return input is not null && name[0] == 'g' ? Function(_ => Js.FromValue(run.GetInput(execution, input))) : null;
    }

    private object? Set(string name, object? value)
    {
        run.SetVariable(execution, name, Js.ToValue(value));
        return Undefined.Value;
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Text(object?[] arguments, int index) => Js.ToText(index < arguments.Length ? arguments[index] : Undefined.Value);

    private static JsFunction Function(Func<object?[], object?> body) => new((_, arguments) => body(arguments));
}
