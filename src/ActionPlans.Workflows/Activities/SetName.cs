namespace ActionPlans.Workflows.Activities;

internal sealed class SetName : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.SetName", "Primitives", "Sets the name of the instance.",
        reader => new SetName { value = reader.Input("Value", ValueType.String) }) { Inputs = [new("Value", "String", "The name.")] };

    private Input value = null!;

    internal override void Execute(Run run, Execution execution)
    {
        run.State.Name = value.Text(run, execution);
        run.Complete(execution);
    }
}
