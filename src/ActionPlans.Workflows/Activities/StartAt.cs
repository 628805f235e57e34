namespace ActionPlans.Workflows.Activities;

internal sealed class StartAt : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.StartAt", "Scheduling", "Waits for a moment; goes on at once when it is past.",
        reader => new StartAt { moment = reader.Input("DateTime", ValueType.DateTimeOffset) })
    {
        Inputs = [new("DateTime", "DateTimeOffset", "The moment; without an offset it is UTC.", "datetime-picker")],
        Waits = true,
    };

    private Input moment = null!;

    internal override void Execute(Run run, Execution execution)
    {
        DateTimeOffset due = ValueConverter.ToInstant(moment.Evaluate(run, execution));
        if (run.IsTrigger(execution) || due <= run.Now)
            run.Complete(execution);
        else
            run.WaitUntil(execution, due);
    }
}
