namespace ActionPlans.Workflows;

/// <summary>
/// One step at work, on its own copy of the state. Scheduled work is a first-in-first-out queue, as in Elsa: parallel branches advance one
/// activity each in turn.
/// </summary>
internal sealed partial class Run(WorkflowDefinition definition, InstanceState state, DateTimeOffset now)
{
    /// <summary>A step that runs more activities than this without coming to rest is taken for an endless loop.</summary>
    public const int MaxActivitiesPerStep = 100_000;

    /// <summary>The message of the incident that ends such a step.</summary>
    public static readonly string Endless = $"ran {MaxActivitiesPerStep} activities without a wait: a loop that never waits or ends";

    private const int MinTidyAt = 64;

    private readonly Queue<Work> queue = new();
    private readonly List<JournalEntry> journal = [];
    private readonly List<Effect> effects = [];
    private int activitiesRun;
    private int tidyAt = MinTidyAt;

    // Elsa 3.7.1 forgets to drop the resumption handler when the activity it belongs to faults: the next activity in the queue then runs
    // that handler instead of itself (conformance case nested-flowchart-in-race).
    private (Activity Activity, Resumption Resumption)? strayResumption;

    public WorkflowDefinition Definition => definition;
    public InstanceState State => state;
    public DateTimeOffset Now => now;
    public List<JournalEntry> Journal => journal;
    public List<Effect> Effects => effects;

    public int ScriptOperationsLeft { get; set; } = Scripts.ScriptBudget.MaxOperationsPerStep;

    /// <summary>The activity whose trigger started the instance in this step.</summary>
    public string? TriggerActivityId { get; init; }

    public object? TriggerPayload { get; init; }

    public bool IsTrigger(Execution execution) => TriggerActivityId is not null && execution.Activity.Id == TriggerActivityId;

    public void Begin()
    {
        Execution root = NewExecution(definition.Root, null);
        definition.Root.Execute(this, root);
        Drain();
    }

    /// <summary>Queues a child. A missing child counts as completed at once.</summary>
    public void Schedule(Execution owner, Activity? child, bool cameBack = false, Dictionary<string, object?>? locals = null)
    {
        if (child is null)
            owner.Activity.ChildCompleted(this, owner, owner, Outcomes.Done);
        else
            queue.Enqueue(new Work(child, owner, cameBack, locals));
    }

    public bool IsScheduled(Execution owner, Activity child)
    {
        foreach (Work work in queue)
        {
            if (work.Owner == owner && work.Activity == child)
                return true;
        }
        return false;
    }

    public bool HasScheduledWorkWithin(Execution container)
    {
        foreach (Work work in queue)
        {
            for (Execution? owner = work.Owner; owner is not null; owner = owner.Parent)
            {
                if (owner == container)
                    return true;
            }
        }
        return false;
    }

    public void Resume(Bookmark bookmark, Resumption resumption)
    {
        Execution? execution = state.FindExecution(bookmark.ExecutionNumber);
        state.Bookmarks.Remove(bookmark);
        if (execution is null)
            return;

        Record(execution, JournalEvent.Resumed);
        strayResumption = (execution.Activity, resumption);
        if (Guarded(execution, () => execution.Activity.Resume(this, execution, resumption)))
            strayResumption = null;
        RecordSuspension(execution);
        Drain();
        strayResumption = null;
    }

    /// <summary>Runs a faulted activity once more, in a new execution.</summary>
    public void Rerun(Execution faulted)
    {
        faulted.Status = ActivityStatus.Canceled;
        if (faulted.Parent is { } owner)
            queue.Enqueue(new Work(faulted.Activity, owner, faulted.CameBack, faulted.Locals));
    }

    public void Drain()
    {
        while (queue.TryDequeue(out Work work))
        {
            Invoke(work);
            if (state.Executions.Count > tidyAt)
            {
                // A long loop would otherwise look through all its past turns again and again.
                state.DropCompletedExecutions(queue.Select(waiting => waiting.Owner));
                tidyAt = Math.Max(MinTidyAt, 2 * state.Executions.Count);
            }
        }
    }

    private void Invoke(Work work)
    {
        Execution execution = NewExecution(work.Activity, work.Owner);
        execution.CameBack = work.CameBack;
        execution.Locals = work.Locals;
        // Elsa's log calls the start Resumed when another run of the same activity already waits.
        Record(execution, IsWaiting(work.Activity) ? JournalEvent.Resumed : JournalEvent.Started);

        if (++activitiesRun > MaxActivitiesPerStep)
        {
            queue.Clear();
            Fault(execution, Endless);
            return;
        }

        if (strayResumption is { } stray)
        {
            strayResumption = null;
            Guarded(execution, () => stray.Activity.Resume(this, execution, stray.Resumption));
        }
        else
        {
            Guarded(execution, () => execution.Activity.Execute(this, execution));
        }
        RecordSuspension(execution);
    }

    private bool Guarded(Execution execution, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (WorkflowFault fault)
        {
            Fault(execution, fault.Message);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A mistake of ours, met by this definition or these values only: one bad instance must not hold up a batch.
            Fault(execution, $"unexpected {problem.GetType().Name}: {problem.Message}");
        }
        return false;
    }

    private void Fault(Execution execution, string message)
    {
        execution.Status = ActivityStatus.Faulted;
        state.Incidents.Add(new Incident(execution.Activity.Index, message, now));
        Record(execution, JournalEvent.Faulted, message: message);
        if (!definition.ContinuesWithIncidents)
            state.SetStatus(WorkflowSubStatus.Faulted);
    }

    /// <summary>An execution of an activity whose containers have begun, with their variables at their defaults: for trying out its scripts.</summary>
    public Execution Pretend(Activity activity) => NewExecution(activity, activity.Parent is null ? null : Pretend(activity.Parent));

    private Execution NewExecution(Activity activity, Execution? parent)
    {
        var execution = new Execution(state.NextExecution++, activity, parent);
        if (activity.Variables.Count > 0)
        {
            execution.Variables = new object?[activity.Variables.Count];
            for (int i = 0; i < execution.Variables.Length; i++)
                execution.Variables[i] = activity.Variables[i].Default;
        }
        state.Executions.Add(execution);
        return execution;
    }

    private bool IsWaiting(Activity activity)
    {
        foreach (Bookmark bookmark in state.Bookmarks)
        {
            if (bookmark.ActivityIndex == activity.Index)
                return true;
        }
        return false;
    }

    private void RecordSuspension(Execution execution)
    {
        if (execution.Status == ActivityStatus.Running && IsWaiting(execution.Activity))
            Record(execution, JournalEvent.Suspended);
    }

    private void Record(Execution execution, JournalEvent happened, IReadOnlyList<string>? outcomes = null, string? message = null)
    {
        if (execution.Parent is null)
            return; // the workflow itself: its start and end show in the instance's status

        int? parent = execution.Parent.Parent is null ? null : execution.Parent.Number;
        journal.Add(new JournalEntry(
            ++state.Sequence, execution.Number, parent, execution.Activity.Index, execution.Activity.Id, happened, outcomes, message));
    }

    private readonly record struct Work(Activity Activity, Execution Owner, bool CameBack, Dictionary<string, object?>? Locals);
}
