namespace ActionPlans.Workflows.Activities;

internal sealed class ForEach : Loop
{
    public static readonly ActivityType Definition = new(
        "Elsa.ForEach", "Looping", "Runs its body for every item, one after the other.",
        reader => new ForEach { Body = reader.Child("body"), items = reader.Input("Items", ValueType.ObjectArray) })
    {
        Inputs = [new("Items", "ICollection<Object>", "The items.", "multiline")],
        Outputs = [new("CurrentValue", "Object", "The current item.")],
        EmbeddedPorts = ["Body"],
    };

    private Input items = null!;

    protected override void Next(Run run, Execution execution)
    {
        List<object?> all = items.List(run, execution);
        int index = execution.Counter ?? 0;
        if (Body is null || index >= all.Count)
        {
            run.Complete(execution);
            return;
        }

        execution.Counter = index + 1;
        run.SetOutput(execution, "CurrentValue", all[index]);
        run.Schedule(execution, Body, locals: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["CurrentValue"] = all[index], ["CurrentIndex"] = index,
        });
    }
}
