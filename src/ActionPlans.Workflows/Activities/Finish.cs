namespace ActionPlans.Workflows.Activities;

internal sealed class Finish : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Finish", "Primitives", "Ends the whole instance at once.", _ => new Finish()) { IsTerminal = true };

    internal override void Execute(Run run, Execution execution) => run.Finish(execution);
}
