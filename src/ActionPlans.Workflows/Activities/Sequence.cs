namespace ActionPlans.Workflows.Activities;

internal sealed class Sequence : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Sequence", "Workflows", "Executes a set of activities one after the other.",
        reader => new Sequence { Children = reader.Children("activities") }) { IsContainer = true };

    internal override void Execute(Run run, Execution execution) => Next(run, execution);

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        if (execution.Breaking || child.Activity.EndsItsContainer)
            run.Complete(execution);
        else
            Next(run, execution);
    }

    internal override bool OnBreak(Execution execution)
    {
        execution.Breaking = true;
        return false;
    }

    private void Next(Run run, Execution execution)
    {
        int next = execution.Counter ?? 0;
        if (next >= Children.Count)
        {
            run.Complete(execution);
            return;
        }
        execution.Counter = next + 1;
        run.Schedule(execution, Children[next]);
    }
}
