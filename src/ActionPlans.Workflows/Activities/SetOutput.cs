namespace ActionPlans.Workflows.Activities;

internal sealed class SetOutput : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.SetOutput", "Primitives", "Sets an output of the workflow; the last value stays.",
        reader => new SetOutput { name = reader.Input("OutputName", ValueType.String), value = reader.Input("OutputValue", ValueType.Object) })
    {
        Inputs = [new("OutputName", "String", "The name of the output.", "output-picker"), new("OutputValue", "Object", "The value.")],
    };

    private Input name = null!;
    private Input value = null!;

    internal override void Execute(Run run, Execution execution)
    {
        if (name.Text(run, execution) is { } output)
            run.SetWorkflowOutput(execution, output, value.Evaluate(run, execution));
        run.Complete(execution);
    }
}
