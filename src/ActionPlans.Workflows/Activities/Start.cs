namespace ActionPlans.Workflows.Activities;

internal sealed class Start : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Start", "Flow", "Where a flowchart begins.", _ => new Start()) { IsStart = true };

    internal override void Execute(Run run, Execution execution) => run.Complete(execution);
}
