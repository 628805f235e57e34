namespace ActionPlans.Workflows.Activities;

internal sealed class For : Loop
{
    public static readonly ActivityType Definition = new(
        "Elsa.For", "Looping", "Runs its body for every number from start to end.",
        reader => new For
        {
            Body = reader.Child("body"),
            start = reader.Input("Start", ValueType.Int32),
            end = reader.Input("End", ValueType.Int32),
            step = reader.Input("Step", ValueType.Int32),
            inclusive = reader.Input("OuterBoundInclusive", ValueType.Boolean),
        })
    {
        Inputs =
        [
            new("Start", "Int32", "The first number.", DefaultValue: "0"),
            new("End", "Int32", "The last number.", DefaultValue: "0"),
            new("Step", "Int32", "How far to go each time; a sign is ignored, the direction follows from start and end.", DefaultValue: "1"),
            new("OuterBoundInclusive", "Boolean", "Whether the end belongs to it.", "checkbox", "true"),
        ],
        Outputs = [new("CurrentValue", "Object", "The current number.")],
        EmbeddedPorts = ["Body"],
    };

    private Input start = null!;
    private Input end = null!;
    private Input step = null!;
    private Input inclusive = null!;

    protected override void Next(Run run, Execution execution)
    {
        if (Body is null)
            return; // stuck, as in Elsa; the check warns

        int from = start.Number(run, execution), to = end.Number(run, execution);
        int width = step.Number(run, execution, 1);
        bool up = to >= from;
        long current = execution.Counter is not { } last ? from : up ? (long)last + width : (long)last - width;
        bool inside = inclusive.Flag(run, execution, absent: true) ? up ? current <= to : current >= to : up ? current < to : current > to;
        if (!inside || current is < int.MinValue or > int.MaxValue)
        {
            run.Complete(execution);
            return;
        }

        execution.Counter = (int)current;
        run.Schedule(execution, Body, locals: new Dictionary<string, object?>(StringComparer.Ordinal) { ["CurrentValue"] = (int)current });
        run.SetOutput(execution, "CurrentValue", (int)current);
    }
}
