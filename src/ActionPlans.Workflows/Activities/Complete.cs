namespace ActionPlans.Workflows.Activities;

internal sealed class Complete : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Complete", "Composition", "Completes the workflow (or the workflow used as an activity) with the given outcomes.",
        reader => new Complete { outcomes = reader.Input("Outcomes", ValueType.Object) })
    {
        Inputs = [new("Outcomes", "Object", "The outcome, or a list of them; a JSON list written as an Object expression stays one text.")],
        IsTerminal = true,
    };

    private Input outcomes = null!;

    internal override bool EndsItsContainer => true;

    internal override void Execute(Run run, Execution execution) => run.CompleteWorkflow(execution, Names(outcomes.Evaluate(run, execution)));

    private static string[] Names(object? value) => value switch
    {
        null => ["Done"],
        List<object?> list => [.. list.Select(item => item is null ? "" : ValueText.Of(item))],
        _ => [ValueText.Of(value)],
    };
}
