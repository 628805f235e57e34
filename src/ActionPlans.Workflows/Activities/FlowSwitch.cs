namespace ActionPlans.Workflows.Activities;

internal sealed class FlowSwitch : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.FlowSwitch", "Branching", "Follows the port of the first case that matches, or of every one that does; otherwise Default.",
        reader => new FlowSwitch { cases = reader.Cases(), mode = reader.Input("Mode", ValueType.String) })
    {
        Inputs =
        [
            new("Cases", "Object", "Label and condition of each case; the label is the port.", "flow-switch-editor", IsWrapped: false),
            new("Mode", "String", "MatchFirst or MatchAny.", "dropdown", "MatchFirst") { Choices = ["MatchFirst", "MatchAny"] },
        ],
        Ports = ["Default"],
        HasAnyPort = true,
    };

    private static readonly string[] Default = ["Default"];

    private SwitchCase[] cases = [];
    private Input mode = null!;

    internal override void Execute(Run run, Execution execution)
    {
        List<SwitchCase> matches = SwitchCase.Matching(cases, mode.Text(run, execution), run, execution);
        run.Complete(execution, matches.Count == 0 ? Default : matches.ConvertAll(match => match.Label));
    }
}
