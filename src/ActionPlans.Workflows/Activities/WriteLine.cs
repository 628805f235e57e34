namespace ActionPlans.Workflows.Activities;

internal sealed class WriteLine : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.WriteLine", "Console", "Writes a line to the log.",
        reader => new WriteLine { text = reader.Input("Text", ValueType.String) }) { Inputs = [new("Text", "String", "The line.")] };

    private Input text = null!;

    internal override void Execute(Run run, Execution execution)
    {
        run.Emit(execution, new Dictionary<string, object?> { ["Text"] = text.Text(run, execution) });
        run.Complete(execution);
    }
}
