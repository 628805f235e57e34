namespace ActionPlans.Workflows.Activities;

internal sealed class Delay : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Delay", "Scheduling", "Waits for a span of time.",
        reader => new Delay { span = reader.Input("TimeSpan", ValueType.TimeSpan) })
    {
        Inputs = [new("TimeSpan", "TimeSpan", "How long, as d.hh:mm:ss.", DefaultValue: "00:01:00")],
        Waits = true,
    };

    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    private Input span = null!;

    internal override void Execute(Run run, Execution execution) =>
        run.WaitUntil(execution, run.After(span.IsGiven ? ValueConverter.ToTimeSpan(span.Evaluate(run, execution)) : OneMinute));
}
