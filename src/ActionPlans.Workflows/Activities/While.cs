namespace ActionPlans.Workflows.Activities;

internal sealed class While : Loop
{
    public static readonly ActivityType Definition = new(
        "Elsa.While", "Looping", "Runs its body as long as a condition holds.",
        reader => new While { Body = reader.Child("body"), condition = reader.Input("Condition", ValueType.Boolean) })
    {
        Inputs = [new("Condition", "Boolean", "The condition.", DefaultValue: "false")],
        EmbeddedPorts = ["Body"],
    };

    private Input condition = null!;

    protected override void Next(Run run, Execution execution)
    {
        if (!condition.Flag(run, execution))
            run.Complete(execution);
        else if (Body is null)
            throw new WorkflowFault("While has a condition that holds and no body: it would never end");
        else
            run.Schedule(execution, Body);
    }
}
