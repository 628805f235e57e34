namespace ActionPlans.Workflows;

/// <summary>
/// Decides what happens next in an instance. Pure: the same arguments give the same result; nothing is read from a clock, nothing is
/// random, the state passed in is not changed. Safe to call from any number of threads.
/// </summary>
public static class Interpreter
{
    /// <summary>
    /// Lets one happening run its course until everything waits, has ended or has faulted. Never throws for anything that a definition
    /// does: that becomes an incident. What nobody waits for is not consumed, which is normal and not an error.
    /// </summary>
    /// <param name="state">Null only for <see cref="Start"/>.</param>
    /// <param name="now">The moment the step is taken to happen at, in UTC.</param>
    /// <exception cref="ArgumentException">The state is missing, or present for a start, or belongs to another definition.</exception>
    public static StepResult Step(WorkflowDefinition definition, InstanceState? state, Happening happening, DateTimeOffset now)
    {
        if (happening is Start start)
            return state is null ? StartInstance(definition, start, now) : throw new ArgumentException("A start takes no state", nameof(state));
        if (state is null)
            throw new ArgumentException("Only a start goes without a state", nameof(state));
        if (!ReferenceEquals(state.Definition, definition))
            throw new ArgumentException("The state was read with another definition", nameof(state));

        return happening switch
        {
            TimerFired fired => Resume(
                state, now, bookmark => bookmark.Kind == BookmarkKind.Timer && bookmark.Id == fired.BookmarkId,
                new Resumption(ValueJson.FromNode(fired.Payload), fired.Outcome), "no such timer waits"),
            EventArrived arrived => Resume(
                state, now, bookmark => bookmark.Kind == BookmarkKind.Event && bookmark.EventName == arrived.Name,
                new Resumption(ValueJson.FromNode(arrived.Payload), null), $"nobody waits for '{arrived.Name}'"),
            ChildFinished finished => Resume(
                state, now, bookmark => bookmark.Kind == BookmarkKind.Child && bookmark.Id == finished.BookmarkId,
                new Resumption(ValueJson.FromNode(finished.Output), null), "nobody waits for this child"),
            Cancel cancel => CancelInstance(state, cancel, now),
            Retry => RetryInstance(state, now),
            _ => throw new ArgumentException($"Unknown happening {happening.GetType().Name}", nameof(happening)),
        };
    }

    private static StepResult StartInstance(WorkflowDefinition definition, Start start, DateTimeOffset now)
    {
        var state = new InstanceState(definition)
        {
            CorrelationId = start.CorrelationId, Name = start.Name, InstanceId = start.InstanceId, ParentInstanceId = start.ParentInstanceId,
        };
        foreach ((string name, var value) in start.Input ?? new Dictionary<string, System.Text.Json.Nodes.JsonNode?>())
            state.Inputs[name] = definition.ConvertInput(name, ValueJson.FromNode(value));
        state.SetStatus(WorkflowSubStatus.Executing);

        var run = new Run(definition, state, now)
        {
            TriggerActivityId = start.TriggerActivityId, TriggerPayload = ValueJson.FromNode(start.TriggerPayload),
        };
        run.Begin();
        return Finish(run, null);
    }

    private static StepResult Resume(
        InstanceState before, DateTimeOffset now, Predicate<Bookmark> waitsForThis, Resumption resumption, string nobody)
    {
        if (before.Status == WorkflowStatus.Finished)
            return Ignored(before, $"the instance is {before.SubStatus}");
        if (!before.Bookmarks.Exists(waitsForThis))
            return Ignored(before, nobody);

        var run = new Run(before.Definition, before.Copy(), now);
        run.State.SetStatus(WorkflowSubStatus.Executing);
        // Fixed beforehand: a wait that begins in this step needs its own event. Elsa resumes the youngest wait first.
        List<Bookmark> waiting = run.State.Bookmarks.FindAll(waitsForThis);
        for (int i = waiting.Count - 1; i >= 0; i--)
        {
            if (run.State.Status == WorkflowStatus.Running && run.State.Bookmarks.Contains(waiting[i]))
                run.Resume(waiting[i], resumption);
        }
        return Finish(run, before);
    }

    private static StepResult CancelInstance(InstanceState before, Cancel cancel, DateTimeOffset now)
    {
        if (before.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
            return Ignored(before, $"the instance is {before.SubStatus}");

        var run = new Run(before.Definition, before.Copy(), now);
        run.State.SetStatus(WorkflowSubStatus.Cancelled);
        run.Journal.Add(new JournalEntry(
            ++run.State.Sequence, 0, null, before.Definition.Root.Index, before.Definition.Root.Id, JournalEvent.Canceled, null, cancel.Reason));
        return Finish(run, before);
    }

    private static StepResult RetryInstance(InstanceState before, DateTimeOffset now)
    {
        List<Execution> faulted = before.Executions.FindAll(execution => execution.Status == ActivityStatus.Faulted);
        if (faulted.Count == 0 || before.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
            return Ignored(before, "nothing in the instance has faulted");

        var run = new Run(before.Definition, before.Copy(), now);
        run.State.SetStatus(WorkflowSubStatus.Executing);
        run.State.Incidents.Clear();
        foreach (Execution execution in faulted)
            run.Rerun(run.State.FindExecution(execution.Number)!);
        run.Drain();
        // The host let go of every timer when the instance faulted, so all are new to it.
        return Finish(run, before.SubStatus == WorkflowSubStatus.Faulted ? null : before);
    }

    private static StepResult Ignored(InstanceState state, string reason) => new(state, false, reason, [], [], [], []);

    private static StepResult Finish(Run run, InstanceState? before)
    {
        InstanceState state = run.State;
        if (state.Status == WorkflowStatus.Running)
            state.SetStatus(state.Executions.TrueForAll(IsOver) ? WorkflowSubStatus.Finished : WorkflowSubStatus.Suspended);
        state.Settle();

        // A finished instance needs no timers; a faulted one keeps its bookmarks for a retry, but must not be rung.
        bool rings = state.Status == WorkflowStatus.Running;
        var set = new List<TimerSet>();
        foreach (Bookmark bookmark in state.Bookmarks)
        {
            if (rings && bookmark.Kind == BookmarkKind.Timer && before?.Bookmarks.Contains(bookmark) != true)
                set.Add(new TimerSet(bookmark.Id, bookmark.DueAt, bookmark.Point));
        }

        var cleared = new List<int>();
        foreach (Bookmark bookmark in before?.Bookmarks ?? [])
        {
            if (bookmark.Kind == BookmarkKind.Timer && !(rings && state.Bookmarks.Contains(bookmark)))
                cleared.Add(bookmark.Id);
        }
        return new StepResult(state, true, null, set, cleared, run.Effects, run.Journal);
    }

    private static bool IsOver(Execution execution) => execution.Status is ActivityStatus.Completed or ActivityStatus.Canceled;
}
