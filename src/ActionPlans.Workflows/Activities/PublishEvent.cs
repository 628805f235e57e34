namespace ActionPlans.Workflows.Activities;

internal sealed class PublishEvent : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.PublishEvent", "Events", "Publishes an event to whoever waits for it.",
        reader => new PublishEvent
        {
            name = reader.Input("EventName", ValueType.String),
            correlationId = reader.Input("CorrelationId", ValueType.String),
            isLocal = reader.Input("IsLocalEvent", ValueType.Boolean),
            payload = reader.Input("Payload", ValueType.Object),
        })
    {
        Inputs =
        [
            new("EventName", "String", "The name of the event."),
            new("CorrelationId", "String", "Only instances with this correlation id; nothing means all."),
            new("IsLocalEvent", "Boolean", "Only this instance.", "checkbox", "false"),
            new("Payload", "Object", "What the event brings.", "multiline"),
        ],
    };

    private Input name = null!;
    private Input correlationId = null!;
    private Input isLocal = null!;
    private Input payload = null!;

    internal override void Execute(Run run, Execution execution)
    {
        run.Emit(execution, new Dictionary<string, object?>
        {
            ["EventName"] = name.Text(run, execution),
            ["CorrelationId"] = correlationId.Text(run, execution),
            ["IsLocalEvent"] = isLocal.Flag(run, execution),
            ["Payload"] = payload.Evaluate(run, execution),
        });
        run.Complete(execution);
    }
}
