namespace ActionPlans.Workflows.Activities;

internal sealed class Parallel : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.Parallel", "Workflows", "Runs activities side by side, and goes on after all of them.",
        reader => new Parallel { Children = reader.Children("activities") }) { IsContainer = true };

    internal override void Execute(Run run, Execution execution)
    {
        if (Children.Count == 0)
        {
            run.Complete(execution);
            return;
        }
        execution.Counter = Children.Count;
        foreach (Activity child in Children)
            run.Schedule(execution, child);
    }

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        if (--execution.Counter == 0)
            run.Complete(execution);
    }
}
