namespace ActionPlans.Workflows.Activities;

internal sealed class FlowDecision : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.FlowDecision", "Branching", "Follows True or False. Null, and text other than true or false, count as false.",
        reader => new FlowDecision { condition = reader.Input("Condition", ValueType.Boolean) })
    {
        Inputs = [new("Condition", "Boolean", "The condition.", DefaultValue: "false")],
        Ports = ["True", "False"],
    };

    private Input condition = null!;

    internal override void Execute(Run run, Execution execution) =>
        run.Complete(execution, condition.Flag(run, execution) ? Outcomes.True : Outcomes.False);
}
