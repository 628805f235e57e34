namespace ActionPlans.Workflows.Activities;

internal sealed class Correlate : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Correlate", "Primitives", "Sets the correlation id of the instance.",
        reader => new Correlate { correlationId = reader.Input("CorrelationId", ValueType.String) })
    {
        Inputs = [new("CorrelationId", "String", "The correlation id.")],
    };

    private Input correlationId = null!;

    internal override void Execute(Run run, Execution execution)
    {
        run.State.CorrelationId = correlationId.Text(run, execution);
        run.Complete(execution);
    }
}
