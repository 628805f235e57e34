using ActionPlans.Access;
using MediatR;

namespace ActionPlans.Web.Elsa;

/// <summary>What an instance's activities did: counted for the diagram, and each run in detail.</summary>
internal static class ExecutionEndpoints
{
    public static void MapExecutions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/activity-executions/report", async (Sent<ReportQuery> sent, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var executions = ElsaJournal.Executions(await InstanceEndpoints.OneAsync(mediator, sent.Body.WorkflowInstanceId, cancellationToken));
            var wanted = sent.Body.ActivityNodeIds is { Count: > 0 } nodes ? executions.Where(execution => nodes.Contains(execution.ActivityNodeId)) : executions;
            return ElsaJson.Answer(new { Stats = wanted.GroupBy(execution => execution.ActivityNodeId).Select(Counted) });
        });
        foreach (var list in new[] { "/activity-executions/list", "/activity-execution-summaries/list" })
            api.MapGet(list, async (string workflowInstanceId, string? activityNodeId, IMediator mediator, CancellationToken cancellationToken) => ElsaJson.List(
                [.. ElsaJournal.Executions(await InstanceEndpoints.OneAsync(mediator, workflowInstanceId, cancellationToken))
                    .Where(execution => activityNodeId is null || execution.ActivityNodeId == activityNodeId)]));
        api.MapGet("/activity-executions/by-id", (string id, IMediator mediator, CancellationToken cancellationToken) => OneAsync(mediator, id, cancellationToken));
        api.MapGet("/activity-executions/{id}/call-stack", (string id) => ElsaJson.List(Array.Empty<object>()));
        api.MapGet("/resilience/retries/{activityInstanceId}", (string activityInstanceId) => ElsaJson.Page(Array.Empty<object>(), 0));
    }

    private static async Task<IResult> OneAsync(IMediator mediator, string id, CancellationToken cancellationToken)
    {
        var instance = await InstanceEndpoints.OneAsync(mediator, id.Split('-')[0], cancellationToken);
        return ElsaJson.Answer(ElsaJournal.Executions(instance).FirstOrDefault(execution => execution.Id == id) ?? throw new NotFoundException("execution"));
    }

    private static object Counted(IGrouping<string, ExecutionRecord> runs) => new
    {
        runs.First().ActivityId, ActivityNodeId = runs.Key, StartedCount = runs.Count(), CompletedCount = runs.Count(run => run.CompletedAt is not null),
        UncompletedCount = runs.Count(run => run.CompletedAt is null), IsBlocked = runs.Any(run => run.HasBookmarks), IsFaulted = runs.Any(run => run.Status == "Faulted"), Metadata = new { },
    };

    private sealed record ReportQuery(string WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);
}
