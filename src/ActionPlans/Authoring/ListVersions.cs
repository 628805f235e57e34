using ActionPlans.Access;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Authoring;

/// <summary>Every version of every workflow, drafts included: by workflow, the newest first.</summary>
/// <param name="DefinitionId">Of one workflow; null for all.</param>
public sealed record ListVersions(string? DefinitionId = null) : IRequest<IReadOnlyList<AuthoredVersion>>;

/// <summary>One version with its document.</summary>
/// <param name="Version">Null for the newest, which may be a draft.</param>
/// <exception cref="NotFoundException">There is no such version.</exception>
public sealed record GetVersion(string DefinitionId, long? Version = null) : IRequest<VersionDocument>;

/// <param name="Json">In Elsa's format, exactly as it was published or saved.</param>
/// <param name="History">What the audit trail says of the workflow, the newest first.</param>
public sealed record VersionDocument(AuthoredVersion Version, string Json, IReadOnlyList<HistoryEntry> History);

internal sealed class ListVersionsHandler(Database database, WorkflowDefinitions definitions)
    : RequestHandler<ListVersions, IReadOnlyList<AuthoredVersion>>, IRequestHandler<GetVersion, VersionDocument>
{
    private const int MostHistory = 50;

    protected override IReadOnlyList<AuthoredVersion> Handle(ListVersions request)
    {
        using var work = database.BeginReading();
        return Shelf.Versions(work, definitions, request.DefinitionId);
    }

    public Task<VersionDocument> Handle(GetVersion request, CancellationToken cancellationToken)
    {
        using var work = database.BeginReading();
        var version = Shelf.Versions(work, definitions, request.DefinitionId).FirstOrDefault(version => request.Version is null || version.Version == request.Version)
            ?? throw new NotFoundException("definition");
        return Task.FromResult(new VersionDocument(
            version, Shelf.Json(work, version.DefinitionId, version.Version), History.Of(work, WorkflowDefinitions.SubjectOf(version.DefinitionId), MostHistory)));
    }
}
