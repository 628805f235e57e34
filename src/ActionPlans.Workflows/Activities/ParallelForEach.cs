namespace ActionPlans.Workflows.Activities;

internal sealed class ParallelForEach : Activity
{
    public static readonly ActivityType Definition = new(
        "Elsa.ParallelForEach", "Looping", "Runs its body for every item at the same time.",
        reader => new ParallelForEach { body = reader.Child("body"), items = reader.Input("Items", ValueType.Object) })
    {
        Inputs = [new("Items", "Object", "The items; a JSON list written as an Object expression is not parsed here.", "multiline")],
        EmbeddedPorts = ["Body"],
    };

    private Activity? body;
    private Input items = null!;

    internal override void Execute(Run run, Execution execution)
    {
        List<object?> all = items.List(run, execution);
        if (body is null || all.Count == 0)
        {
            run.Complete(execution);
            return;
        }

        execution.Counter = all.Count;
        for (int i = 0; i < all.Count; i++)
        {
            run.Schedule(execution, body, locals: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["CurrentValue"] = all[i], ["CurrentIndex"] = i,
            });
        }
    }

    internal override void ChildCompleted(Run run, Execution execution, Execution child, Outcomes outcomes)
    {
        if (--execution.Counter == 0)
            run.Complete(execution);
    }
}
