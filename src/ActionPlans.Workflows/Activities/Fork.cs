namespace ActionPlans.Workflows.Activities;

internal sealed class Fork : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Fork", "Branching", "Runs branches side by side, and goes on after all of them or after the first.",
        reader => new Fork { Children = reader.Children("branches"), waitsForAny = reader.PlainText("joinMode") == "WaitAny" })
    {
        Inputs = [new("JoinMode", "String", "WaitAll or WaitAny.", "dropdown", "WaitAll", IsWrapped: false) { Choices = ["WaitAll", "WaitAny"] }],
        EmbeddedPorts = ["Branches"],
        IsContainer = true,
    };

    private bool waitsForAny;

    internal bool WaitsForAny => waitsForAny;

    internal override void Execute(Run run, Execution execution)
    {
        execution.Counter = Children.Count;
        foreach (Activity branch in Children)
            run.Schedule(execution, branch);
    }

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        execution.Counter--;
        if (execution.Breaking || waitsForAny || execution.Counter == 0)
            run.Complete(execution);
    }

    internal override bool OnBreak(Execution execution)
    {
        execution.Breaking = true;
        return false;
    }
}
