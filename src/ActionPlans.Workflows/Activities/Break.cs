namespace ActionPlans.Workflows.Activities;

internal sealed class Break : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Break", "Looping", "Leaves the nearest loop; outside a loop it ends the sequence around it.", _ => new Break()) { IsTerminal = true };

    internal override bool EndsItsContainer => true;

    internal override void Execute(Run run, Execution execution)
    {
        run.Break(execution);
        run.Complete(execution);
    }
}
