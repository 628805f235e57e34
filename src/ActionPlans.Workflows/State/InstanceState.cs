using System.Text.Json.Nodes;

namespace ActionPlans.Workflows;

/// <summary>
/// Where an instance stands. Immutable to everyone outside the interpreter; <see cref="Interpreter.Step"/> works on a copy.
/// <see cref="Write"/> and <see cref="Read"/> keep it in a few hundred bytes.
/// </summary>
public sealed partial class InstanceState
{
    internal InstanceState(WorkflowDefinition definition) => Definition = definition;

    public WorkflowDefinition Definition { get; }

    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted
        ? WorkflowStatus.Finished
        : WorkflowStatus.Running;

    public WorkflowSubStatus SubStatus { get; private set; }

    public string? CorrelationId { get; internal set; }

    public string? Name { get; internal set; }

    /// <summary>The instance's id as the host calls it; scripts may ask for it. Null when the host did not say.</summary>
    public string? InstanceId { get; internal set; }

    /// <summary>The instance that dispatched this one, as the host calls it; null for none.</summary>
    public string? ParentInstanceId { get; internal set; }

    /// <summary>Where it waits, oldest first. Those of a faulted instance rest until <see cref="Retry"/>.</summary>
    public IReadOnlyList<Bookmark> Waits => Bookmarks;

    public IReadOnlyList<Incident> OpenIncidents => Incidents;

    /// <summary>The workflow's variables by name. Values as in <see cref="Effect.Inputs"/>.</summary>
    public IReadOnlyDictionary<string, object?> Variables
    {
        get
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            Execution? root = Executions.Count > 0 ? Executions[0] : null;
            for (int i = 0; i < Definition.Variables.Count; i++)
                values[Definition.Variables[i].Name] = root?.Variables?[i];
            return values;
        }
    }

    /// <summary>The workflow's outputs so far.</summary>
    public IReadOnlyDictionary<string, object?> Outputs => OutputValues;

    internal List<Execution> Executions { get; private set; } = [];
    internal List<Bookmark> Bookmarks { get; private set; } = [];
    internal List<Incident> Incidents { get; private set; } = [];
    internal Dictionary<string, object?> Inputs { get; private set; } = new(StringComparer.Ordinal);
    internal Dictionary<string, object?> OutputValues { get; private set; } = new(StringComparer.Ordinal);
    internal int NextExecution { get; set; }
    internal int NextBookmark { get; set; } = 1;
    internal int Sequence { get; set; }

    /// <summary>A value as JSON, in the form in which conformance cases and pages show it.</summary>
    public static JsonNode? ToJson(object? value) => ValueJson.ToNode(value);

    internal void SetStatus(WorkflowSubStatus status) => SubStatus = status;

    internal Execution? FindExecution(int number)
    {
        foreach (Execution execution in Executions)
        {
            if (execution.Number == number)
                return execution;
        }
        return null;
    }

    /// <summary>Drops what no later step can ask for: completed executions with nothing left inside, values that are not stored.</summary>
    internal void Settle()
    {
        if (SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
        {
            Executions.RemoveRange(1, Executions.Count - 1);
            Bookmarks.Clear();
        }
        else
        {
            DropCompletedExecutions([]);
        }
        ForgetUnstoredValues();
    }

    /// <summary>The same instance without what belongs to activities.</summary>
    internal InstanceState EmptyCopyFor(WorkflowDefinition definition) => new(definition)
    {
        SubStatus = SubStatus, CorrelationId = CorrelationId, Name = Name, InstanceId = InstanceId, ParentInstanceId = ParentInstanceId,
        NextExecution = NextExecution, NextBookmark = NextBookmark, Sequence = Sequence,
        Executions = new List<Execution>(Executions.Count + 8),
        Inputs = new Dictionary<string, object?>(Inputs, StringComparer.Ordinal),
        OutputValues = new Dictionary<string, object?>(OutputValues, StringComparer.Ordinal),
    };

    internal InstanceState Copy()
    {
        InstanceState copy = EmptyCopyFor(Definition);
        copy.Bookmarks.AddRange(Bookmarks);
        copy.Incidents.AddRange(Incidents);
        foreach (Execution execution in Executions)
            copy.Executions.Add(execution.CopyFor(execution.Parent is { } parent ? copy.FindExecution(parent.Number) : null));
        return copy;
    }

    /// <summary>Keeps what is at work, the owners of queued work, and the containers around these.</summary>
    internal void DropCompletedExecutions(IEnumerable<Execution> owners)
    {
        var needed = new HashSet<Execution>(owners);
        // Backwards: children stand after their parents, so all that need a parent are seen before it is judged.
        for (int i = Executions.Count - 1; i > 0; i--)
        {
            Execution execution = Executions[i];
            if (execution.Status is ActivityStatus.Running or ActivityStatus.Faulted || needed.Contains(execution))
            {
                needed.Add(execution);
                needed.Add(execution.Parent!);
            }
        }
        Executions.RemoveAll(execution => execution.Parent is not null && !needed.Contains(execution));
    }

    private void ForgetUnstoredValues()
    {
        foreach (Execution execution in Executions)
        {
            for (int i = 0; i < execution.Variables?.Length; i++)
            {
                if (!execution.Activity.Variables[i].IsStored)
                    execution.Variables[i] = execution.Activity.Variables[i].Default;
            }
        }

        if (Inputs.Count == 0)
            return;
        foreach (string name in Inputs.Keys.ToArray())
        {
            if (!Definition.IsStoredInput(name))
                Inputs.Remove(name);
        }
    }
}
