namespace ActionPlans.Workflows;

/// <summary>A compiled expression.</summary>
internal abstract class Expression
{
    public abstract object? Evaluate(Run run, Execution execution);
}

/// <summary>A value that stands in the definition; converted when the definition is read.</summary>
internal sealed class ConstantExpression(object? value) : Expression
{
    public object? Value { get; } = value;

    public override object? Evaluate(Run run, Execution execution) => Value;
}

internal sealed class VariableExpression(VariableSlot slot) : Expression
{
    public override object? Evaluate(Run run, Execution execution) => run.GetVariable(execution, slot);
}

/// <summary>A variable that a loop hands to its body (CurrentValue), known by its name only.</summary>
internal sealed class NamedVariableExpression(string name) : Expression
{
    public override object? Evaluate(Run run, Execution execution) => run.GetVariable(execution, name);
}

internal sealed class InputExpression(string name) : Expression
{
    public override object? Evaluate(Run run, Execution execution) => run.GetInput(execution, name);
}

/// <summary>What another activity put out in the same step; Elsa forgets it at a suspension, and so do we.</summary>
internal sealed class OutputExpression(string activityId, string outputName) : Expression
{
    public override object? Evaluate(Run run, Execution execution) => run.GetOutput(activityId, outputName);
}

/// <summary>An expression kind that we can't evaluate; faults when it is needed.</summary>
internal sealed class UnknownExpression(string kind) : Expression
{
    public override object? Evaluate(Run run, Execution execution) => throw new WorkflowFault($"unknown expression kind '{kind}'");
}
