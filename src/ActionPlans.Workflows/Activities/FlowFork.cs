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
        List<object?> names = branches.List(run, execution);
        if (names.Count == 0)
            run.Complete(execution);
        else
            run.Complete(execution, names.ConvertAll(name => name as string ?? ""));
    }
}
