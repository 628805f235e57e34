namespace ActionPlans.Workflows;

/// <summary>Completion, cancellation and the signals that climb up through the containers.</summary>
internal sealed partial class Run
{
    private Outcomes? signalledOutcomes;

    /// <summary>The content of a workflow has completed.</summary>
    public void CompleteWithSignal(Execution workflow) => Complete(workflow, signalledOutcomes ?? Outcomes.Done);

    public void Complete(Execution execution, IReadOnlyList<string>? outcomes = null) => Complete(execution, new Outcomes(outcomes));

    /// <summary>Completes a running activity: cancels what still runs inside, then tells its container.</summary>
    public void Complete(Execution execution, Outcomes outcomes)
    {
        if (execution.Status != ActivityStatus.Running)
            return;

        CancelChildren(execution);

        // Cancelling a child may have completed this activity already; Elsa completes it once more all the same, which shows in the log only.
        execution.Status = ActivityStatus.Completed;
        RemoveBookmarks(execution);
        Record(execution, JournalEvent.Completed, outcomes.Names);

        if (execution.Reported || execution.Parent is not { Status: ActivityStatus.Running or ActivityStatus.Faulted } parent)
            return;
        execution.Reported = true;
        parent.Activity.ChildCompleted(this, parent, execution, outcomes);
    }

    /// <summary>Completes the workflow around (or the workflow used as an activity); flowcharts and sequences are passed by, as in Elsa.</summary>
    public void CompleteWorkflow(Execution sender, IReadOnlyList<string> outcomes)
    {
        for (Execution? receiver = sender; receiver is not null; receiver = receiver.Parent)
        {
            if (receiver.Activity is Activities.Loop)
                CancelInsideOut(receiver);

            if (receiver.Activity is Activities.Workflow)
            {
                // Completing the sender may complete everything up to the workflow: the outcomes have to be known by then.
                signalledOutcomes = new Outcomes(outcomes);
                Complete(sender);
                Complete(receiver, outcomes);
                return;
            }
        }
    }

    public void Break(Execution sender)
    {
        for (Execution? receiver = sender; receiver is not null; receiver = receiver.Parent)
        {
            if (receiver.Activity.OnBreak(receiver))
                return;
        }
    }

    /// <summary>Ends the instance at once: nothing is logged as cancelled, everything queued is dropped.</summary>
    public void Finish(Execution execution)
    {
        queue.Clear();
        state.Bookmarks.Clear();
        state.SetStatus(WorkflowSubStatus.Finished);
        execution.Reported = true;
        Complete(execution);
    }

    /// <summary>Cancels an activity, its children first: how a flowchart cancels the losers of a race.</summary>
    public void CancelInsideOut(Execution execution)
    {
        if (execution.Status is not (ActivityStatus.Running or ActivityStatus.Faulted))
            return;

        foreach (Execution child in ChildrenOf(execution))
            CancelInsideOut(child);
        Cancel(execution);
    }

    /// <summary>Cancels an activity, then its children: how a completed container cancels what is left in it.</summary>
    private void CancelOutsideIn(Execution execution)
    {
        if (execution.Status is not (ActivityStatus.Running or ActivityStatus.Faulted))
            return;

        Cancel(execution);
        CancelChildren(execution);
    }

    private void CancelChildren(Execution execution)
    {
        if (execution.Activity.Children.Count == 0)
            return;
        foreach (Execution child in ChildrenOf(execution))
            CancelOutsideIn(child);
    }

    private void Cancel(Execution execution)
    {
        execution.Status = ActivityStatus.Canceled;
        RemoveBookmarks(execution);
        Record(execution, JournalEvent.Canceled);
        for (Execution? receiver = execution; receiver is not null; receiver = receiver.Parent)
            receiver.Activity.DescendantCanceled(this, receiver, execution.Activity);
    }

    public List<Execution> ChildrenOf(Execution execution) => state.Executions.FindAll(other => other.Parent == execution);

    private void RemoveBookmarks(Execution execution)
    {
        for (int i = state.Bookmarks.Count - 1; i >= 0; i--)
        {
            if (state.Bookmarks[i].ExecutionNumber == execution.Number)
                state.Bookmarks.RemoveAt(i);
        }
    }
}
