namespace ActionPlans.Workflows.Activities;

internal sealed class SetVariable : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.SetVariable", "Primitives", "Sets a variable; the value is converted to the variable's type.",
        reader => new SetVariable { slot = reader.Variable("variable"), value = reader.Input("Value", ValueType.Object) })
    {
        Inputs =
        [
            new("Variable", "Variable", "The variable.", "variable-picker", IsWrapped: false),
            new("Value", "Object", "The value."),
        ],
    };

    private VariableSlot? slot;
    private Input value = null!;

    /// <summary>The value stands in the definition and can't be converted to the variable's type; Elsa then stores 0 or false.</summary>
    internal bool LosesItsValue => slot is { } variable && value is { IsLiteral: true, Literal: string text } && !ValueConverter.CanConvert(text, variable.Declaration.Type);

    internal override void Execute(Run run, Execution execution)
    {
        object? newValue = value.Evaluate(run, execution);
        if (slot is { } variable)
            run.SetVariable(execution, variable, newValue);
        run.Complete(execution);
    }
}
