namespace ActionPlans.Workflows.Activities;

internal sealed class If : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.If", "Branching", "Runs Then or Else, and completes with Done; it has no ports True and False.",
        reader =>
        {
            Activity? then = reader.Child("then"), otherwise = reader.Child("else");
            return new If { condition = reader.Input("Condition", ValueType.Boolean), then = then, otherwise = otherwise };
        })
    {
        Inputs = [new("Condition", "Boolean", "The condition.", DefaultValue: "false")],
        Outputs = [new("Result", "Boolean", "What the condition gave.")],
        EmbeddedPorts = ["Then", "Else"],
    };

    private Input condition = null!;
    private Activity? then;
    private Activity? otherwise;

    internal override bool HasResult => true;

    internal override void Execute(Run run, Execution execution)
    {
        bool holds = condition.Flag(run, execution);
        run.SetResult(execution, holds);
        run.Schedule(execution, holds ? then : otherwise);
    }
}
