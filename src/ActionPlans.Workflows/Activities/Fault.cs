namespace ActionPlans.Workflows.Activities;

internal sealed class Fault : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Fault", "Primitives", "Faults the instance.",
        reader => new Fault { message = reader.Input("Message", ValueType.String), code = reader.Input("Code", ValueType.String) })
    {
        Inputs =
        [
            new("Code", "String", "A code to find the fault by."),
            new("Category", "String", "The category of the fault."),
            new("FaultType", "String", "The type of the fault."),
            new("Message", "String", "What went wrong."),
        ],
        IsTerminal = true,
    };

    private Input message = null!;
    private Input code = null!;

    internal override void Execute(Run run, Execution execution) =>
        throw new WorkflowFault(message.Text(run, execution) ?? code.Text(run, execution) ?? "the workflow faulted itself");
}
