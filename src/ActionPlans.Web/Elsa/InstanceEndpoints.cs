using System.Globalization;
using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Web.Elsa;

/// <summary>Instances: listed, looked at, ended.</summary>
internal static class InstanceEndpoints
{
    private const string Folder = "/workflow-instances";
    private const int MostAtOnce = 100;
    private const int LargestPageOfJournal = 1_000;

    public static void MapInstances(this IEndpointRouteBuilder api)
    {
        api.MapPost(Folder, async (Sent<InstanceQuery> sent, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var page = await mediator.Send(
                new FindInstances(sent.Body.ToFilter(), (int)Math.Min((sent.Body.Page ?? 0) + 1L, int.MaxValue), sent.Body.PageSize ?? 10, sent.Body.OrderDirection == "Ascending"), cancellationToken);
            return ElsaJson.Page([.. page.Instances.Select(ElsaInstance.Summary)], page.Total);
        });
        api.MapGet($"{Folder}/{{id}}", async (string id, IMediator mediator, CancellationToken cancellationToken) => ElsaJson.Answer(ElsaInstance.Of(await OneAsync(mediator, id, cancellationToken))));
        api.MapGet($"{Folder}/{{id}}/export", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            Results.File(JsonSerializer.SerializeToUtf8Bytes(ElsaInstance.Of(await OneAsync(mediator, id, cancellationToken)), ElsaJson.Options), "application/json", $"workflow-instance-{id}.json"));
        api.MapGet($"{Folder}/{{id}}/variables", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
            ElsaJson.List(ElsaInstance.Variables(await OneAsync(mediator, id, cancellationToken))));
        api.MapGet($"{Folder}/{{id}}/execution-state", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var instance = (await OneAsync(mediator, id, cancellationToken)).Summary;
            var (status, subStatus) = ElsaInstance.Standing(instance.Status);
            return ElsaJson.Answer(new { Status = status, WorkflowSubStatus = subStatus, instance.UpdatedAt });
        });
        api.MapGet($"{Folder}/{{id}}/journal", (string id, int? skip, int? take, IMediator mediator, CancellationToken cancellationToken) =>
            JournalAsync(id, skip, take, null, mediator, cancellationToken));
        api.MapPost($"{Folder}/{{id}}/journal", (string id, int? skip, int? take, Sent<JournalQuery> sent, IMediator mediator, CancellationToken cancellationToken) =>
            JournalAsync(id, skip, take, sent.Body.Filter, mediator, cancellationToken));

        api.MapPost("/cancel/workflow-instances/{id}", async (string id, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var decision = await mediator.Send(new CancelInstance(Number(id), current.Viewer.Name), cancellationToken);
            return decision.IsAccepted ? Results.Ok() : ElsaProblems.Of(StatusCodes.Status400BadRequest, decision.Reason!);
        });
        api.MapPost("/bulk-actions/cancel/workflow-instances", async (Sent<ManyShape> many, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            foreach (var id in many.Body.Ids.Take(MostAtOnce))
                await mediator.Send(new CancelInstance(Number(id), current.Viewer.Name), cancellationToken);
            return Results.Ok();
        });
        // What ran is part of the record.
        api.MapDelete($"{Folder}/{{id}}", IResult (string id) => throw Kept());
        api.MapPost("/bulk-actions/delete/workflow-instances/by-id", IResult () => throw Kept());
    }

    public static Task<InstanceDetails> OneAsync(IMediator mediator, string id, CancellationToken cancellationToken) => mediator.Send(new GetInstance(Number(id)), cancellationToken);

    /// <exception cref="NotFoundException">It is no number: nothing can be there.</exception>
    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new NotFoundException("instance");

    private static async Task<IResult> JournalAsync(string id, int? skip, int? take, JournalFilter? filter, IMediator mediator, CancellationToken cancellationToken)
    {
        var records = ElsaJournal.Records(await OneAsync(mediator, id, cancellationToken)).Where(record => filter?.Takes(record) != false).ToList();
        return ElsaJson.Page([.. records.Skip(Math.Max(0, skip ?? 0)).Take(Math.Clamp(take ?? 100, 1, LargestPageOfJournal))], records.Count);
    }

    private static RefusedException Kept() => new("Instances are kept: what ran is part of the record. One that should not go on can be cancelled.");

    private sealed record ManyShape(IReadOnlyList<string> Ids);

    private sealed record JournalQuery(JournalFilter? Filter);

    /// <summary>Null and empty lists leave nothing out.</summary>
    private sealed record JournalFilter(
        IReadOnlyList<string>? ActivityIds, IReadOnlyList<string>? ActivityNodeIds, IReadOnlyList<string>? ExcludedActivityTypes, IReadOnlyList<string>? EventNames)
    {
        public bool Takes(JournalRecord record) =>
            IsIn(ActivityIds, record.ActivityId) && IsIn(ActivityNodeIds, record.NodeId) && IsIn(EventNames, record.EventName) && ExcludedActivityTypes?.Contains(record.ActivityType) != true;

        private static bool IsIn(IReadOnlyList<string>? wanted, string value) => wanted is null or { Count: 0 } || wanted.Contains(value);
    }
}
