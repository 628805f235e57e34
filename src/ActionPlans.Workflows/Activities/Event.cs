namespace ActionPlans.Workflows.Activities;

internal sealed class Event : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Event", "Events", "Waits for an event by name (case sensitive); at the start of a workflow it starts one.",
        reader => new Event { name = reader.Input("EventName", ValueType.String) })
    {
        Inputs = [new("EventName", "String", "The name of the event.")],
        Outputs = [new("Result", "Object", "What the event brought; an empty object when it brought nothing.")],
        Waits = true,
    };

    private Input name = null!;

    internal override bool HasResult => true;

    /// <summary>The name, where it stands in the definition; null otherwise.</summary>
    internal string? LiteralName => name.Literal as string;

    internal bool HasName => name.IsGiven;

    internal override void Execute(Run run, Execution execution)
    {
        if (run.IsTrigger(execution))
            Resume(run, execution, new Resumption(run.TriggerPayload, null));
        else
            run.WaitForEvent(execution, name.Text(run, execution));
    }

    internal override void Resume(Run run, Execution execution, Resumption resumption)
    {
        run.SetResult(execution, resumption.Payload ?? new Dictionary<string, object?>());
        run.Complete(execution);
    }
}
