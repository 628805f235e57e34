using System.Globalization;
using ActionPlans.Authoring;
using ActionPlans.Runtime;
using ActionPlans.Workflows;

namespace ActionPlans.Web.Elsa;

/// <summary>An instance in the form that Studio reads. Its name and correlation id are what it is about: "R7".</summary>
internal static class ElsaInstance
{
    /// <returns>Elsa's status and sub-status.</returns>
    public static (string Status, string SubStatus) Standing(string stored) => stored switch
    {
        "waiting" => ("Running", "Suspended"),
        "faulted" => ("Finished", "Faulted"),
        "cancelled" => ("Finished", "Cancelled"),
        _ => ("Finished", "Finished"),
    };

    public static SummaryShape Summary(InstanceSummary instance)
    {
        var (status, subStatus) = Standing(instance.Status);
        return new SummaryShape(
            Id(instance.Id), instance.DefinitionId, VersionId.Of(instance.DefinitionId, instance.DefinitionVersion), instance.DefinitionVersion, status, subStatus, instance.Subject, instance.Subject,
            instance.Fault is null ? 0 : 1, instance.CreatedAt, instance.UpdatedAt, status == "Finished" ? instance.UpdatedAt : null);
    }

    public static object Of(InstanceDetails details)
    {
        var summary = Summary(details.Summary);
        return new
        {
            summary.Id, summary.DefinitionId, summary.DefinitionVersionId, summary.Version, summary.Status, summary.SubStatus, summary.CorrelationId, summary.Name, summary.IncidentCount,
            summary.CreatedAt, summary.UpdatedAt, summary.FinishedAt,
            WorkflowState = new
            {
                summary.Id, summary.DefinitionId, summary.DefinitionVersionId, DefinitionVersion = summary.Version, summary.CorrelationId, summary.Status, summary.SubStatus,
                Bookmarks = details.State?.Waits.Select(wait => Bookmark(details, wait)) ?? [],
                Incidents = Incidents(details),
                CompletionCallbacks = Array.Empty<object>(), ActivityExecutionContexts = Array.Empty<object>(),
                Input = new { }, Output = details.State?.Outputs.ToDictionary(output => output.Key, output => InstanceState.ToJson(output.Value)) ?? [], Properties = new { },
                summary.CreatedAt, summary.UpdatedAt, summary.FinishedAt,
            },
        };
    }

    public static IReadOnlyList<object> Variables(InstanceDetails details) => details.State is not { } state
        ? []
        : [.. details.Definition.Variables.Select(variable => new { variable.Id, variable.Name, Value = InstanceState.ToJson(state.Variables.GetValueOrDefault(variable.Name)) })];

    public static string Id(long instance) => instance.ToString(CultureInfo.InvariantCulture);

    public static string ExecutionId(long instance, int execution) => string.Create(CultureInfo.InvariantCulture, $"{instance}-{execution}");

    private static object Bookmark(InstanceDetails details, Bookmark wait)
    {
        var activity = details.Definition.Activities[wait.ActivityIndex];
        return new
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{details.Summary.Id}-b{wait.Id}"), Name = activity.Type, Hash = "", ActivityId = activity.Id, ActivityNodeId = activity.NodeId,
            ActivityInstanceId = ExecutionId(details.Summary.Id, wait.ExecutionNumber), AutoBurn = true, CreatedAt = details.Summary.UpdatedAt,
            Payload = new { wait.EventName, DueAt = details.Timers.TryGetValue(wait.Id, out var due) ? due : (DateTimeOffset?)null, wait.Point },
        };
    }

    private static IEnumerable<object> Incidents(InstanceDetails details)
    {
        var incidents = details.State?.OpenIncidents ?? [];
        if (incidents.Count == 0 && details.Summary.Fault is { } fault)
            return [Incident(details, details.Definition.Activities[0], fault, details.Summary.UpdatedAt)];
        return incidents.Select(incident => Incident(details, ElsaJournal.ActivityAt(details.Definition, incident.ActivityIndex) ?? details.Definition.Activities[0], incident.Message, incident.At));
    }

    private static object Incident(InstanceDetails details, Activity activity, string message, DateTimeOffset at) => new
    {
        ActivityId = activity.Id, ActivityNodeId = activity.NodeId, ActivityType = activity.Type,
        ActivityInstanceId = ElsaJournal.Executions(details).LastOrDefault(execution => execution.ActivityNodeId == activity.NodeId)?.Id ?? "",
        Message = message, Exception = new { Type = "Fault", Message = message, StackTrace = (string?)null }, Timestamp = at,
    };
}

internal sealed record SummaryShape(
    string Id, string DefinitionId, string DefinitionVersionId, long Version, string Status, string SubStatus, string CorrelationId, string Name, int IncidentCount,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);
