namespace ActionPlans.Workflows.Activities;

internal sealed class Timer : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Timer", "Scheduling", "Waits for one interval; at the start of a workflow it starts one every interval.",
        reader => new Timer { interval = reader.Input("Interval", ValueType.TimeSpan) })
    {
        Inputs = [new("Interval", "TimeSpan", "The interval, as d.hh:mm:ss.", DefaultValue: "00:01:00")],
        Waits = true,
    };

    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    private Input interval = null!;

    internal override void Execute(Run run, Execution execution)
    {
        if (run.IsTrigger(execution))
            run.Complete(execution);
        else
            run.WaitUntil(execution, run.After(interval.IsGiven ? ValueConverter.ToTimeSpan(interval.Evaluate(run, execution)) : OneMinute));
    }
}
