namespace ActionPlans.Workflows;

/// <summary>Variables, inputs and outputs as an activity sees them: from its own container upwards.</summary>
internal sealed partial class Run
{
    // Elsa keeps outputs and the last result for the length of a step only.
    private readonly Dictionary<(string Activity, string Output), object?> outputs = [];

    public object? LastResult { get; private set; }

    public object? GetVariable(Execution execution, VariableSlot slot) => Holder(execution, slot.Scope)?.Variables?[slot.Position];

    public void SetVariable(Execution execution, VariableSlot slot, object? value)
    {
        if (Holder(execution, slot.Scope)?.Variables is { } variables)
            variables[slot.Position] = ValueConverter.Convert(value, slot.Declaration.Type);
    }

    /// <summary>By name, the nearest first; null when there is none.</summary>
    public object? GetVariable(Execution execution, string name)
    {
        TryGetVariable(execution, name, out object? value);
        return value;
    }

    public bool TryGetVariable(Execution execution, string name, out object? value)
    {
        for (Execution? scope = execution; scope is not null; scope = scope.Parent)
        {
            if (scope.Locals is not null && scope.Activity is not Activities.Workflow && scope.Locals.TryGetValue(name, out value))
                return true;
            if (FindVariable(scope.Activity, name) is int position and >= 0)
            {
                value = scope.Variables?[position];
                return true;
            }
        }
        value = null;
        return false;
    }

    /// <summary>Sets the nearest variable of that name; one that nobody declared is lost, as nothing could read it after a suspension.</summary>
    public void SetVariable(Execution execution, string name, object? value)
    {
        for (Execution? scope = execution; scope is not null; scope = scope.Parent)
        {
            if (scope.Locals is not null && scope.Activity is not Activities.Workflow && scope.Locals.ContainsKey(name))
            {
                scope.Locals[name] = value;
                return;
            }
            if (FindVariable(scope.Activity, name) is int position and >= 0 && scope.Variables is not null)
            {
                scope.Variables[position] = ValueConverter.Convert(value, scope.Activity.Variables[position].Type);
                return;
            }
        }
    }

    /// <summary>An input of the workflow (or of the workflow used as an activity) around; null when it was not given.</summary>
    public object? GetInput(Execution execution, string name)
    {
        for (Execution? scope = execution; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity is Activities.Workflow { IsRoot: false })
                return scope.Locals?.GetValueOrDefault(name);
        }
        return state.Inputs.GetValueOrDefault(name);
    }

    public object? GetOutput(string activityId, string name) => outputs.GetValueOrDefault((activityId, name));

    /// <summary>Reports an output; it also goes to the variable bound to it.</summary>
    public void SetOutput(Execution execution, string name, object? value)
    {
        Activity activity = execution.Activity;
        outputs[(activity.Id, name)] = value;
        if (activity.Name is { } label)
            outputs[(label, name)] = value;
        if (activity.Outputs.TryGetValue(name, out VariableSlot slot))
            SetVariable(execution, slot, value);
    }

    /// <summary>An output of the workflow; inside a workflow used as an activity it is that activity's output as well.</summary>
    public void SetWorkflowOutput(Execution execution, string name, object? value)
    {
        for (Execution? scope = execution; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity is Activities.Workflow { IsRoot: false })
            {
                SetOutput(scope, name, value);
                break;
            }
        }
        state.OutputValues[name] = definition.ConvertOutput(name, value);
    }

    public void SetResult(Execution execution, object? value)
    {
        if (!execution.Activity.HasResult)
            throw new WorkflowFault($"Cannot set result on activity {execution.Activity.Id} because it has none");
        SetOutput(execution, "Result", value);
        LastResult = value;
    }

    private static int FindVariable(Activity activity, string name)
    {
        for (int i = 0; i < activity.Variables.Count; i++)
        {
            if (string.Equals(activity.Variables[i].Name, name, StringComparison.Ordinal))
                return i;
        }
        return -1;
    }

    private static Execution? Holder(Execution execution, VariableScope variables)
    {
        Execution? scope = execution;
        while (scope is not null && scope.Activity.Scope != variables)
            scope = scope.Parent;
        return scope;
    }
}
