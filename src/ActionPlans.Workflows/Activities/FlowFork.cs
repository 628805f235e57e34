namespace ActionPlans.Workflows.Activities;

internal sealed class FlowFork : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.FlowFork", "Branching", "Follows all of its branches.",
        reader => new FlowFork { branches = reader.Input("Branches", ValueType.StringArray) })
    {
        Inputs = [new("Branches", "ICollection<String>", "The names of the branches; each is a port.", "dynamic-outcomes")],
        HasAnyPort = true,
    };

    private Input branches = null!;

    internal override void Execute(Run run, Execution execution)
    {
        if (branches.IsGiven)
            run.Complete(execution, branches.List(run, execution).ConvertAll(name => name as string ?? ""));
        else
            run.Complete(execution);
    }
}
