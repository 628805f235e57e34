using ActionPlans.Domain;
using ActionPlans.Workflows;

namespace ActionPlans.Runtime;

/// <summary>What new instances begin on, at one moment: the newest version of each workflow that was not retracted.</summary>
internal sealed class CurrentDefinitions(IReadOnlyList<long> rows, IReadOnlyDictionary<string, PublishedDefinition> newest)
{
    /// <summary>By which a later moment sees that nothing has changed.</summary>
    public IReadOnlyList<long> Rows => rows;

    /// <exception cref="RefusedException">There is none.</exception>
    public PublishedDefinition Of(string definitionId) => newest.TryGetValue(definitionId, out var published)
        ? published
        : throw new RefusedException($"no version of the workflow '{definitionId}' is published: put its definition into the folder workflows, or publish one in the editor");

    /// <summary>The definitions that begin with this event, each with the activity that waits for it at the start.</summary>
    public IEnumerable<(PublishedDefinition Definition, string ActivityId)> StartedBy(string eventName) =>
        from published in newest.Values
        from trigger in published.Definition.Triggers
        where WorkflowDefinition.EventNameOf(trigger) == eventName
        select (published, trigger.Id);
}
