using System.Globalization;
using ActionPlans.Runtime;
using ActionPlans.Workflows;

namespace ActionPlans.Web.Elsa;

/// <summary>
/// What ran, in the form that Studio reads: derived from our compact journal, which keeps events, outcomes and reasons. Of inputs it keeps nothing, so those
/// are shown that stand in the definition.
/// </summary>
internal static class ElsaJournal
{
    /// <summary>Oldest first.</summary>
    public static IEnumerable<JournalRecord> Records(InstanceDetails details)
    {
        foreach (var step in details.Journal)
        {
            var definition = step.Definition ?? details.Definition;
            foreach (var (entry, place) in step.Entries.Select((entry, place) => (entry, place)))
            {
                var activity = ActivityAt(definition, entry.ActivityIndex);
                yield return new JournalRecord(
                    string.Create(CultureInfo.InvariantCulture, $"{details.Summary.Id}-j{entry.Sequence}"),
                    ElsaInstance.ExecutionId(details.Summary.Id, entry.ExecutionNumber),
                    entry.ParentExecutionNumber is { } parent ? ElsaInstance.ExecutionId(details.Summary.Id, parent) : null,
                    entry.ActivityId, activity?.Type ?? "Elsa.Workflow", activity?.Version ?? 1, activity?.Name, activity?.NodeId ?? entry.ActivityId, step.At, entry.Sequence, entry.Event.ToString(),
                    entry.Message ?? (place == 0 ? step.Happening : null), null, Literals(activity), Payload(entry));
            }
        }
    }

    /// <summary>One for each run of an activity, in the order in which they began.</summary>
    public static IReadOnlyList<ExecutionRecord> Executions(InstanceDetails details)
    {
        var executions = new Dictionary<int, ExecutionRecord>();
        foreach (var step in details.Journal)
        {
            var definition = step.Definition ?? details.Definition;
            foreach (var entry in step.Entries)
            {
                if (ActivityAt(definition, entry.ActivityIndex) is not { } activity)
                    continue;
                var known = executions.GetValueOrDefault(entry.ExecutionNumber) ?? Begun(details.Summary.Id, activity, entry, step.At);
                executions[entry.ExecutionNumber] = After(known, entry, step.At);
            }
        }

        return [.. executions.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }

    /// <summary>Null for the workflow itself.</summary>
    public static Activity? ActivityAt(WorkflowDefinition definition, int index) => index < definition.Activities.Count ? definition.Activities[index] : null;

    private static ExecutionRecord Begun(long instance, Activity activity, JournalEntry entry, DateTimeOffset at) => new(
        ElsaInstance.ExecutionId(instance, entry.ExecutionNumber), ElsaInstance.Id(instance), activity.Id, activity.NodeId, activity.Type, activity.Version, activity.Name, "Running", false, at, null, 0,
        Literals(activity), new Dictionary<string, object>(), null);

    private static ExecutionRecord After(ExecutionRecord record, JournalEntry entry, DateTimeOffset at) => entry.Event switch
    {
        JournalEvent.Suspended => record with { HasBookmarks = true },
        JournalEvent.Completed => record with { Status = "Completed", HasBookmarks = false, CompletedAt = at, Payload = Payload(entry) ?? record.Payload },
        JournalEvent.Canceled => record with { Status = "Canceled", HasBookmarks = false, CompletedAt = at },
        JournalEvent.Faulted => record with
        {
            Status = "Faulted", HasBookmarks = false, CompletedAt = at, AggregateFaultCount = record.AggregateFaultCount + 1, Exception = new ExceptionShape("Fault", entry.Message ?? "", null, null),
        },
        _ => record with { Status = "Running", HasBookmarks = false, CompletedAt = null },
    };

    private static Dictionary<string, object>? Payload(JournalEntry entry) =>
        entry.Event == JournalEvent.Completed ? new Dictionary<string, object> { ["Outcomes"] = entry.Outcomes ?? ["Done"] } : null;

    private static Dictionary<string, object?> Literals(Activity? activity) => activity?.Inputs.Where(input => input is { IsLiteral: true, Literal: not null })
        .DistinctBy(input => input.Name).ToDictionary(input => input.Name, input => (object?)InstanceState.ToJson(input.Literal)) ?? [];
}

internal sealed record JournalRecord(
    string Id, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string? ActivityName, string NodeId, DateTimeOffset Timestamp,
    int Sequence, string EventName, string? Message, string? Source, IReadOnlyDictionary<string, object?> ActivityState, IReadOnlyDictionary<string, object>? Payload);

/// <param name="Status">Running, Completed, Canceled or Faulted.</param>
/// <param name="HasBookmarks">It waits.</param>
internal sealed record ExecutionRecord(
    string Id, string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName, string Status, bool HasBookmarks,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, int AggregateFaultCount, IReadOnlyDictionary<string, object?> ActivityState, IReadOnlyDictionary<string, object> Payload, ExceptionShape? Exception)
{
    public IReadOnlyDictionary<string, object> Outputs { get; } = new Dictionary<string, object>();

    public IReadOnlyDictionary<string, object> Properties { get; } = new Dictionary<string, object>();

    public IReadOnlyDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();
}

internal sealed record ExceptionShape(string Type, string Message, string? StackTrace, object? InnerException);
