namespace ActionPlans.Workflows.Activities;

/// <summary>What While, For and ForEach share: Break stops at them and ends them after the current child.</summary>
internal abstract class Loop : Activity
{
    protected Activity? Body { get; init; }

    internal sealed override void Execute(Run run, Execution execution) => Next(run, execution);

    internal sealed override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        if (execution.Breaking)
            run.Complete(execution);
        else
            Next(run, execution);
    }

    internal sealed override bool OnBreak(Execution execution)
    {
        execution.Breaking = true;
        return true;
    }

    /// <summary>Schedules the body once more, or completes.</summary>
    protected abstract void Next(Run run, Execution execution);
}
