namespace ActionPlans.Workflows.Activities;

/// <summary>
/// Waits for a point that the host knows: it hangs on the subject's deadline, not on the clock, so an extension moves it. The host may
/// ring with an outcome, which is then the port to follow.
/// </summary>
internal sealed class WaitUntil : Activity
{
    public static readonly ActivityType Definition = new(
        "ActionPlans.WaitUntil", "Action plans", "Waits for a point counted from the due date, for example '7 days before'. Where the due date moves, the point moves with it.",
        reader => new WaitUntil { point = reader.Input("Point", ValueType.String) })
    {
        DisplayName = "Wait until",
        Inputs = [new("Point", "String", "'7 days before', 'on the day', '5 working days after', or 'next step' for the next reminder or escalation of the ladder.")],
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
