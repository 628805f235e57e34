namespace ActionPlans.Workflows.Replay;

/// <summary>The activities that the recordings use and that are not Elsa's.</summary>
internal static class ConformanceActivities
{
    public static readonly ActivityCatalog Catalog = ActivityCatalog.Standard.With(
        new ActivityType("Conf.Approval", "Conformance", "Accepted if Amount <= Limit, else Rejected.", Make<Approval>(("Amount", ValueType.Int32), ("Limit", ValueType.Int32)))
        {
            Ports = ["Accepted", "Rejected"],
        },
        new ActivityType("Conf.Throw", "Conformance", "Throws.", Make<Throw>(("Message", ValueType.String))),
        new ActivityType("Conf.Echo", "Conformance", "Gives its text back.", Make<Echo>(("Text", ValueType.String))),
        new ActivityType("Conf.Outcomes", "Conformance", "Completes with the named outcomes.", Make<NamedOutcomes>(("Names", ValueType.String))) { HasAnyPort = true },
        new ActivityType("Conf.Silent", "Conformance", "Neither completes nor waits.", Make<Silent>()));

    private static Func<ActivityReader, Activity> Make<T>(params (string Name, ValueType Type)[] inputs) where T : Activity, new() => reader =>
    {
        foreach ((string name, ValueType type) in inputs)
            reader.Input(name, type);
        return new T();
    };

    private sealed class Approval : Activity
    {
        internal override void Execute(Run run, Execution execution) =>
            run.Complete(execution, [Inputs[0].Number(run, execution) <= Inputs[1].Number(run, execution) ? "Accepted" : "Rejected"]);
    }

    private sealed class Throw : Activity
    {
        internal override void Execute(Run run, Execution execution) => throw new WorkflowFault(Inputs[0].Text(run, execution) ?? "");
    }

    private sealed class Echo : Activity
    {
        internal override bool HasResult => true;

        internal override void Execute(Run run, Execution execution)
        {
            run.SetResult(execution, "echo:" + Inputs[0].Text(run, execution));
            run.Complete(execution);
        }
    }

    private sealed class NamedOutcomes : Activity
    {
        internal override void Execute(Run run, Execution execution) =>
            run.Complete(execution, (Inputs[0].Text(run, execution) ?? "").Split(',', StringSplitOptions.TrimEntries));
    }

    private sealed class Silent : Activity
    {
        internal override void Execute(Run run, Execution execution)
        {
        }
    }
}
