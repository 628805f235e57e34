namespace ActionPlans.Workflows.Activities;

internal sealed class Switch : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Switch", "Branching", "Runs the activity of the first case that matches, or of every one that does; otherwise the default.",
        reader =>
        {
            SwitchCase[] cases = reader.Cases();
            return new Switch { cases = cases, mode = reader.Input("Mode", ValueType.String), fallback = reader.Child("default") };
        })
    {
        Inputs =
        [
            new("Cases", "Object", "Label, condition and activity of each case.", "switch-editor", IsWrapped: false),
            new("Mode", "String", "MatchFirst or MatchAny.", "dropdown", "MatchFirst") { Choices = ["MatchFirst", "MatchAny"] },
        ],
        EmbeddedPorts = ["Default"],
    };

    private SwitchCase[] cases = [];
    private Input mode = null!;
    private Activity? fallback;

    internal override void Execute(Run run, Execution execution)
    {
        List<SwitchCase> matches = SwitchCase.Matching(cases, mode.Text(run, execution), run, execution);
        if (matches.Count == 0)
        {
            execution.Counter = 1;
            run.Schedule(execution, fallback);
            return;
        }

        execution.Counter = matches.Count;
        foreach (SwitchCase match in matches)
            run.Schedule(execution, match.Activity);
    }

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        if (--execution.Counter == 0)
            run.Complete(execution);
    }
}
