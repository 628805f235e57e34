namespace ActionPlans.Workflows.Activities;

internal sealed class End : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.End", "Flow", "Ends the flowchart or sequence around it; what still waits there is cancelled.", _ => new End()) { IsTerminal = true };

    internal override bool EndsItsContainer => true;

    internal override void Execute(Run run, Execution execution) => run.Complete(execution);
}
