using System.Collections.Frozen;
using ActionPlans.Workflows.Activities;

namespace ActionPlans.Workflows;

/// <summary>The activity types that a definition may use.</summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityType> types;

    private ActivityCatalog(IEnumerable<ActivityType> types) => this.types = types.ToFrozenDictionary(type => type.TypeName, StringComparer.Ordinal);

    /// <summary>Elsa's types that we run, and ours.</summary>
    public static ActivityCatalog Standard { get; } = new(
    [
        Flowchart.Definition, Sequence.Definition, Activities.Start.Definition, End.Definition, Activities.Finish.Definition,
        If.Definition, Switch.Definition, While.Definition, For.Definition, ForEach.Definition, Activities.Break.Definition,
        FlowDecision.Definition, FlowSwitch.Definition, FlowFork.Definition, FlowJoin.Definition,
        Fork.Definition, Activities.Parallel.Definition, ParallelForEach.Definition,
        Delay.Definition, StartAt.Definition, Activities.Timer.Definition, Cron.Definition,
        Event.Definition, PublishEvent.Definition, DispatchWorkflow.Definition,
        SetVariable.Definition, SetName.Definition, SetOutput.Definition, Correlate.Definition, WriteLine.Definition,
        Complete.Definition, Activities.Fault.Definition, RunJavaScript.Definition,
        WaitUntil.Definition, Notify.Definition, RequestEvidence.Definition, Escalate.Definition, Activities.Record.Definition,
    ]);

    /// <summary>All types, by name.</summary>
    public IReadOnlyList<ActivityType> Types => [.. types.Values.OrderBy(type => type.TypeName, StringComparer.Ordinal)];

    public ActivityType? Find(string typeName) => types.GetValueOrDefault(typeName);

    /// <summary>A catalog with further types; one of the same name replaces the old one.</summary>
    public ActivityCatalog With(params IEnumerable<ActivityType> more)
    {
        var all = types.Values.ToDictionary(type => type.TypeName, StringComparer.Ordinal);
        foreach (ActivityType type in more)
            all[type.TypeName] = type;
        return new ActivityCatalog(all.Values);
    }

    /// <summary>
    /// A catalog in which a workflow can be used as an activity of other workflows. Its type name is the workflow's definition id. It must
    /// itself be readable with this catalog.
    /// </summary>
    public ActivityCatalog WithWorkflow(string json, string file)
    {
        WorkflowDefinition workflow = WorkflowDefinition.Read(json, file, this);
        return With(Workflow.AsActivity(workflow));
    }
}
