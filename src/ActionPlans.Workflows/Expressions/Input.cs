namespace ActionPlans.Workflows;

/// <summary>An input of an activity, bound to its expression.</summary>
public sealed class Input
{
    private readonly Expression? expression;

    internal Input(string name, ValueType type, Expression? expression)
    {
        Name = name;
        Type = type;
        this.expression = expression;
    }

    public string Name { get; }

    public ValueType Type { get; }

    /// <summary>False when the definition gives null or nothing: the activity's own default applies.</summary>
    public bool IsGiven => expression is not null;

    /// <summary>The value, where it stands in the definition; null where it has to be evaluated or is not given.</summary>
    public object? Literal => (expression as ConstantExpression)?.Value;

    /// <summary>Whether the value stands in the definition.</summary>
    public bool IsLiteral => expression is ConstantExpression;

    internal object? Evaluate(Run run, Execution execution)
    {
        if (expression is null)
            return null;
        if (expression is ConstantExpression constant)
            return constant.Value;

        try
        {
            return ValueConverter.Convert(expression.Evaluate(run, execution), Type);
        }
        catch (WorkflowFault fault)
        {
            throw new WorkflowFault($"Failed to evaluate activity input '{Name}': {fault.Message}");
        }
    }

    internal string? Text(Run run, Execution execution) => Evaluate(run, execution) is { } value ? value as string ?? ValueText.Of(value) : null;

    internal bool Flag(Run run, Execution execution, bool absent = false) =>
        expression is null ? absent : ValueConverter.ToBoolean(Evaluate(run, execution));

    internal int Number(Run run, Execution execution, int absent = 0) =>
        expression is null ? absent : ValueConverter.ToInt32(Evaluate(run, execution));

    internal List<object?> List(Run run, Execution execution) => Evaluate(run, execution) as List<object?> ?? [];
}
