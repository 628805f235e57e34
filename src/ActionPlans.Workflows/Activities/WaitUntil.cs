namespace ActionPlans.Workflows.Activities;

/// <summary>
/// Waits for a point that the host knows: it hangs on the subject's deadline, not on the clock, so an extension moves it. The host may
/// ring with an outcome, which is then the port to follow.
/// </summary>
internal sealed class WaitUntil : Activity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.WaitUntil", "Action plans", "Waits for a point relative to the deadline, for example '7 days before' or '5 working days after'.",
        reader => new WaitUntil { point = reader.Input("Point", ValueType.String) })
    {
        Inputs = [new("Point", "String", "The point: '7 days before', 'due', '5 working days after', 'next step'.")],
        Outputs = [new("Result", "Object", "What came with it.")],
        HasAnyPort = true,
        Waits = true,
    };

    private Input point = null!;

    internal override bool HasResult => true;

    internal override void Execute(Run run, Execution execution)
    {
        if (point.Text(run, execution) is not { Length: > 0 } text)
            throw new WorkflowFault("WaitUntil needs a point, for example '7 days before'");
        run.WaitForPoint(execution, text);
    }

    internal override void Resume(Run run, Execution execution, Resumption resumption)
    {
        run.SetResult(execution, resumption.Payload);
        run.Complete(execution, resumption.Outcome is { } outcome ? [outcome] : null);
    }
}
