using System.Text.Json.Nodes;

namespace ActionPlans.Workflows.Replay;

/// <summary>
/// A runtime in memory, as the recordings were made with: several instances, a queue for events that nobody waits for yet, a clock moved
/// by hand. Every state is written and read between any two steps, so that a replay also proves the stored form.
/// </summary>
internal sealed class ReplayHost(IReadOnlyList<WorkflowDefinition> definitions)
{
    private readonly Queue<Action> background = new();
    private readonly List<PublishedEvent> undelivered = [];

    public DateTimeOffset Now { get; private set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public List<ReplayedInstance> Instances { get; } = [];

    public List<string> Log { get; } = [];

    public void Start(string definitionId, Dictionary<string, JsonNode?>? input, string? correlationId)
    {
        Create(definitionId, new Workflows.Start(input, correlationId), null, null);
        Settle();
    }

    public void Publish(string? name, JsonNode? payload, string? correlationId)
    {
        Deliver(new PublishedEvent(name, payload, correlationId, null));
        Settle();
    }

    public void Advance(TimeSpan span)
    {
        Now += span;
        while (EarliestDue() is { } due)
        {
            Step(due.Instance, new TimerFired(due.Bookmark.Id));
            Settle();
        }
    }

    public void CancelLast()
    {
        if (Instances.Count > 0)
            Step(Instances[^1], new Cancel("cancelled by the script"));
        Settle();
    }

    private void Create(string definitionId, Workflows.Start start, ReplayedInstance? parent, int? parentBookmark)
    {
        WorkflowDefinition? definition = definitions.FirstOrDefault(known => known.DefinitionId == definitionId);
        if (definition is null)
            return;
        var instance = new ReplayedInstance($"i{Instances.Count + 1}", definition, parent, parentBookmark);
        Instances.Add(instance);
        Apply(instance, Interpreter.Step(definition, null, start with { InstanceId = instance.Id, ParentInstanceId = parent?.Id }, Now));
    }

    private void Step(ReplayedInstance instance, Happening happening) =>
        Apply(instance, Interpreter.Step(instance.Definition, instance.State, happening, Now));

    private void Apply(ReplayedInstance instance, StepResult result)
    {
        instance.State = InstanceState.Read(instance.Definition, result.State.Write());
        instance.Journal.AddRange(JournalCodec.Read(instance.Definition, JournalCodec.Write(result.Journal)));
        foreach (Effect effect in result.Effects)
            CarryOut(instance, effect);
    }

    private void CarryOut(ReplayedInstance instance, Effect effect)
    {
        switch (effect.Type)
        {
            case "Elsa.WriteLine":
                Log.Add(effect.Inputs["Text"] as string ?? "");
                break;
            case "Elsa.PublishEvent":
                var published = new PublishedEvent(
                    effect.Inputs["EventName"] as string, ValueJson.ToNode(effect.Inputs["Payload"]), effect.Inputs["CorrelationId"] as string,
                    effect.Inputs["IsLocalEvent"] is true ? instance : null);
                background.Enqueue(() => Deliver(published));
                break;
            case "Elsa.DispatchWorkflow":
                var input = (effect.Inputs["Input"] as Dictionary<string, object?>)?.ToDictionary(pair => pair.Key, pair => ValueJson.ToNode(pair.Value));
                var start = new Workflows.Start(input, effect.Inputs["CorrelationId"] as string);
                string definitionId = effect.Inputs["WorkflowDefinitionId"] as string ?? "";
                background.Enqueue(() => Create(definitionId, start, instance, effect.BookmarkId));
                break;
        }
    }

    /// <summary>Lets everything that follows by itself happen: background work, children that report, events that waited in the queue.</summary>
    private void Settle()
    {
        while (true)
        {
            if (background.TryDequeue(out Action? work))
                work();
            else if (Instances.Find(child => !child.Reported && !child.IsRunning && child.ParentBookmark is not null) is { } finished)
                ReportToParent(finished);
            else if (undelivered.FindIndex(waiting => Waiters(waiting).Count > 0) is int index and >= 0)
                DeliverQueued(index);
            else
                return;
        }
    }

    private void ReportToParent(ReplayedInstance child)
    {
        child.Reported = true;
        JsonNode? output = ValueJson.ToNode(new Dictionary<string, object?>(child.State.OutputValues));
        Step(child.Parent!, new ChildFinished(child.ParentBookmark!.Value, output));
    }

    private void DeliverQueued(int index)
    {
        PublishedEvent published = undelivered[index];
        undelivered.RemoveAt(index);
        foreach (ReplayedInstance waiter in Waiters(published))
            Step(waiter, new EventArrived(published.Name!, published.Payload?.DeepClone()));
    }

    private void Deliver(PublishedEvent published)
    {
        List<ReplayedInstance> waiters = Waiters(published);
        bool taken = waiters.Count > 0;
        if (published.OnlyFor is null)
        {
            foreach (WorkflowDefinition definition in definitions)
                taken |= Trigger(definition, published);
        }
        foreach (ReplayedInstance waiter in waiters)
            Step(waiter, new EventArrived(published.Name!, published.Payload?.DeepClone()));
        if (!taken)
            undelivered.Add(published);
    }

    private bool Trigger(WorkflowDefinition definition, PublishedEvent published)
    {
        bool started = false;
        foreach (Activity trigger in definition.Triggers.Where(trigger => WorkflowDefinition.EventNameOf(trigger) == published.Name))
        {
            if (definition.IsSingleton && Instances.Exists(instance => instance.IsRunning && instance.Definition == definition))
                continue;
            Create(definition.DefinitionId, new Workflows.Start(null, published.CorrelationId, null, trigger.Id, published.Payload?.DeepClone()), null, null);
            started = true;
        }
        return started;
    }

    private List<ReplayedInstance> Waiters(PublishedEvent published) => Instances.FindAll(instance =>
        published.Name is not null && instance.WaitsFor(published.Name)
        && (published.CorrelationId is null || instance.State.CorrelationId == published.CorrelationId)
        && (published.OnlyFor is null || published.OnlyFor == instance));

    private (ReplayedInstance Instance, Bookmark Bookmark)? EarliestDue()
    {
        (ReplayedInstance Instance, Bookmark Bookmark)? earliest = null;
        foreach (ReplayedInstance instance in Instances.Where(instance => instance.IsRunning))
        {
            foreach (Bookmark bookmark in instance.State.Bookmarks)
            {
                if (bookmark.DueAt <= Now && (earliest is null || bookmark.DueAt < earliest.Value.Bookmark.DueAt))
                    earliest = (instance, bookmark);
            }
        }
        return earliest;
    }

    private sealed record PublishedEvent(string? Name, JsonNode? Payload, string? CorrelationId, ReplayedInstance? OnlyFor);
}
