using System.Text;
using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Authoring;
using ActionPlans.Domain;
using ActionPlans.Web.Pages;
using MediatR;

namespace ActionPlans.Web.Elsa;

/// <summary>Definitions: looked at, written, published, taken back, brought in and out.</summary>
internal static class DefinitionEndpoints
{
    private const string Folder = "/workflow-definitions";

    public static void MapDefinitions(this IEndpointRouteBuilder api)
    {
        var large = new Limits.LargestBody(ElsaApi.LargestDefinition);
        api.MapGet(Folder, ListAsync);
        api.MapGet($"{Folder}/by-definition-id/{{definitionId}}", async (string definitionId, string? versionOptions, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
            Shown(await OneAsync(mediator, definitionId, versionOptions, cancellationToken), current.Viewer));
        api.MapGet($"{Folder}/by-id/{{id}}", async (string id, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) => Shown(await OneAsync(mediator, id, cancellationToken), current.Viewer));
        api.MapGet($"{Folder}/many-by-id", async (string[] ids, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var found = new List<object>();
            foreach (var id in ids.Take(MostAtOnce))
                found.Add(ElsaDefinition.Of(await OneAsync(mediator, id, cancellationToken), current.Viewer));
            return ElsaJson.List(found);
        });
        api.MapGet($"{Folder}/query/count", async (IMediator mediator, CancellationToken cancellationToken) =>
            ElsaJson.Answer(new { Count = (await mediator.Send(new ListVersions(), cancellationToken)).Count(version => version.IsLatest) }));
        api.MapGet($"{Folder}/validation/is-name-unique", async (string name, string? definitionId, IMediator mediator, CancellationToken cancellationToken) => ElsaJson.Answer(new
        {
            IsUnique = (await mediator.Send(new ListVersions(), cancellationToken)).All(version => version.DefinitionId == definitionId || !string.Equals(version.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)),
        }));
        api.MapGet($"{Folder}/{{definitionId}}/consumers", (string definitionId) => ElsaJson.Answer(new { WorkflowDefinitionIds = Array.Empty<string>() }));
        api.MapGet($"{Folder}/{{definitionId}}/export", async (string definitionId, string? versionOptions, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var document = await OneAsync(mediator, definitionId, versionOptions, cancellationToken);
            return Results.File(Encoding.UTF8.GetBytes(document.Json), "application/json", $"{document.Version.DefinitionId}.json");
        });

        api.MapPost(Folder, SaveAsync).WithMetadata(large);
        api.MapPost($"{Folder}/import", async (HttpContext context, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, Deep, cancellationToken);
            return await ChangedAsync(mediator, current, new ImportDefinition(Encoding.UTF8.GetBytes(body.RootElement.GetRawText()), current.Viewer.Name), cancellationToken);
        }).WithMetadata(large);
        api.MapPost($"{Folder}/import-files", ImportFilesAsync).WithMetadata(large);
        api.MapPost($"{Folder}/{{definitionId}}/publish", async (string definitionId, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var published = await mediator.Send(new PublishDraft(definitionId, current.Viewer.Name), cancellationToken);
            return await SavedAsync(mediator, current, published, cancellationToken);
        });
        api.MapPost($"{Folder}/{{definitionId}}/retract", async (string definitionId, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var retracted = await mediator.Send(new RetractVersion(definitionId, current.Viewer.Name), cancellationToken);
            return Shown(await mediator.Send(new GetVersion(definitionId, retracted), cancellationToken), current.Viewer);
        });
        api.MapPost($"{Folder}/{{definitionId}}/revert/{{version:long}}", async (string definitionId, long version, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var draft = await mediator.Send(new RevertToVersion(definitionId, version, current.Viewer.Name), cancellationToken);
            return ElsaJson.Answer(ElsaDefinition.Summary((await mediator.Send(new GetVersion(draft.DefinitionId, draft.Version), cancellationToken)).Version));
        });
        api.MapPost($"{Folder}/{{definitionId}}/update-references", (string definitionId) => ElsaJson.Answer(new { AffectedWorkflows = Array.Empty<string>() }));
        // A workflow is about something: what begins it is an import, an event, another workflow. Studio says that it cannot be started.
        api.MapPost($"{Folder}/{{definitionId}}/execute", (HttpContext context, string definitionId) =>
        {
            context.Response.Headers["x-elsa-workflow-cannot-start"] = "true";
            return ElsaJson.Answer(new { });
        });

        api.MapDelete($"{Folder}/{{definitionId}}", DiscardAsync);
        api.MapDelete("/workflow-definition-versions/{id}", async (string id, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var version = (await OneAsync(mediator, id, cancellationToken)).Version;
            return version.Standing == VersionStanding.Draft ? await DiscardAsync(version.DefinitionId, mediator, current, cancellationToken) : throw Kept();
        });
        api.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", IResult () => throw Kept());
        api.MapPost("/bulk-actions/delete/workflow-definitions/by-id", IResult () => throw Kept());
        api.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", async (Sent<ManyShape> many, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            var (published, already) = (new List<string>(), new List<string>());
            foreach (var id in many.Body.DefinitionIds.Take(MostAtOnce))
                ((await mediator.Send(new PublishDraft(id, current.Viewer.Name), cancellationToken)).AlreadyPublished ? already : published).Add(id);
            return ElsaJson.Answer(new { Published = published, AlreadyPublished = already, NotFound = Array.Empty<string>(), UpdatedConsumers = Array.Empty<string>(), Skipped = Array.Empty<string>() });
        });
        api.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", async (Sent<ManyShape> many, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken) =>
        {
            foreach (var id in many.Body.DefinitionIds.Take(MostAtOnce))
                await mediator.Send(new RetractVersion(id, current.Viewer.Name), cancellationToken);
            return ElsaJson.Answer(new { Retracted = many.Body.DefinitionIds.Take(MostAtOnce), AlreadyRetracted = Array.Empty<string>(), NotFound = Array.Empty<string>() });
        });
    }

    private const int MostAtOnce = 100;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 130 };

    private static async Task<IResult> ListAsync(HttpContext context, string? versionOptions, int? page, int? pageSize, string? searchTerm, string? orderDirection, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken)
    {
        string[] ids = [.. Given(context, "Ids")], definitionIds = [.. Given(context, "DefinitionIds"), .. Given(context, "DefinitionId")];
        var found = (await mediator.Send(new ListVersions(), cancellationToken))
            .Where(version => VersionOptions.Take(versionOptions, version))
            .Where(version => ids.Length == 0 || ids.Contains(version.Id.ToString()) || ids.Contains((version.Id with { Revision = null }).ToString()))
            .Where(version => definitionIds.Length == 0 || definitionIds.Contains(version.DefinitionId))
            .Where(version => string.IsNullOrWhiteSpace(searchTerm) || new[] { version.Name, version.DefinitionId, version.Description ?? "" }.Any(text => text.Contains(searchTerm.Trim(), StringComparison.OrdinalIgnoreCase)))
            .OrderBy(version => version.Name, StringComparer.OrdinalIgnoreCase).ThenByDescending(version => version.Version).ToList();
        if (orderDirection == "Descending")
            found.Reverse();
        var size = Math.Clamp(pageSize ?? 100, 1, 100);
        return ElsaJson.Answer(new
        {
            Items = found.Skip((int)Math.Min((long)Math.Max(0, page ?? 0) * size, int.MaxValue)).Take(size).Select(ElsaDefinition.Summary),
            TotalCount = found.Count,
            Links = current.Viewer.IsAdministrator ? [new Link($"{ElsaApi.Path}/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST")] : Array.Empty<Link>(),
        });
    }

    private static async Task<IResult> SaveAsync(HttpContext context, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, Deep, cancellationToken);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("model", out var model))
            throw new BadHttpRequestException("no model");
        var publish = body.RootElement.TryGetProperty("publish", out var asked) && asked.ValueKind == JsonValueKind.True;
        var saved = await mediator.Send(new SaveDefinition(Encoding.UTF8.GetBytes(model.GetRawText()), publish, current.Viewer.Name), cancellationToken);
        return await SavedAsync(mediator, current, saved, cancellationToken);
    }

    private static async Task<IResult> ImportFilesAsync(HttpContext context, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
            throw new BadHttpRequestException("no files");
        var files = (await context.Request.ReadFormAsync(cancellationToken)).Files;
        foreach (var file in files)
            await mediator.Send(new ImportDefinition(await file.BytesAsync(cancellationToken), current.Viewer.Name), cancellationToken);
        return ElsaJson.Answer(new { files.Count });
    }

    private static async Task<IResult> DiscardAsync(string definitionId, IMediator mediator, CurrentViewer current, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ListVersions(definitionId), cancellationToken)).All(version => version.Standing != VersionStanding.Draft))
            throw Kept();
        await mediator.Send(new DiscardDraft(definitionId, current.Viewer.Name), cancellationToken);
        return Results.NoContent();
    }

    private static RefusedException Kept() => new("Published versions are kept: instances ran on them, and can always be looked at. Only drafts are thrown away.");

    private static async Task<IResult> SavedAsync(IMediator mediator, CurrentViewer current, SavedDefinition saved, CancellationToken cancellationToken) => ElsaJson.Answer(new
    {
        WorkflowDefinition = ElsaDefinition.Of(await mediator.Send(new GetVersion(saved.DefinitionId, saved.Version), cancellationToken), current.Viewer),
        saved.AlreadyPublished,
        ConsumingWorkflowCount = 0,
    });

    private static async Task<IResult> ChangedAsync(IMediator mediator, CurrentViewer current, IRequest<SavedDefinition> request, CancellationToken cancellationToken)
    {
        var saved = await mediator.Send(request, cancellationToken);
        return Shown(await mediator.Send(new GetVersion(saved.DefinitionId, saved.Version), cancellationToken), current.Viewer);
    }

    private static IResult Shown(VersionDocument document, Viewer viewer) => ElsaJson.Answer(ElsaDefinition.Of(document, viewer));

    private static async Task<VersionDocument> OneAsync(IMediator mediator, string definitionId, string? versionOptions, CancellationToken cancellationToken)
    {
        var version = (await mediator.Send(new ListVersions(definitionId), cancellationToken)).FirstOrDefault(version => VersionOptions.Take(versionOptions ?? "Latest", version))
            ?? throw new NotFoundException("definition");
        return await mediator.Send(new GetVersion(version.DefinitionId, version.Version), cancellationToken);
    }

    /// <param name="id">Of a version. Which save of a draft was seen does not matter for looking at it.</param>
    private static Task<VersionDocument> OneAsync(IMediator mediator, string id, CancellationToken cancellationToken) => VersionId.TryParse(id) is { } version
        ? mediator.Send(new GetVersion(version.DefinitionId, version.Version), cancellationToken)
        : throw new NotFoundException("definition");

    private static IEnumerable<string> Given(HttpContext context, string name) => context.Request.Query[name].OfType<string>().Where(value => value.Length > 0);

    private sealed record ManyShape(IReadOnlyList<string> DefinitionIds);
}
