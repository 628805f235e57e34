using System.Text;
using System.Text.RegularExpressions;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Authoring;

/// <summary>A file becomes the draft of the workflow that it names, whatever its version says: nothing begins on it before somebody publishes it.</summary>
/// <param name="Content">UTF-8, a definition in Elsa's format.</param>
public sealed record ImportDefinition(byte[] Content, string By) : IRequest<SavedDefinition>;

/// <summary>An earlier version becomes the draft of the next one.</summary>
public sealed record RevertToVersion(string DefinitionId, long Version, string By) : IRequest<SavedDefinition>;

internal sealed partial class BringInHandler(Database database, AuthorChecks checks, TimeProvider clock)
    : RequestHandler<ImportDefinition, SavedDefinition>, IRequestHandler<RevertToVersion, SavedDefinition>
{
    protected override SavedDefinition Handle(ImportDefinition request)
    {
        if (DefinitionDocument.Text(DefinitionDocument.Read(request.Content), "definitionId") is not { } id || !Id().IsMatch(id))
            throw new RefusedException("The definition has no id of letters, digits, dots and dashes (definitionId): export it again.");
        return Draft(id, request.Content, request.By, "Imported a file as");
    }

    public Task<SavedDefinition> Handle(RevertToVersion request, CancellationToken cancellationToken)
    {
        string json;
        using (var reading = database.BeginReading())
            json = Shelf.Json(reading, request.DefinitionId, request.Version);
        return Task.FromResult(Draft(request.DefinitionId, Encoding.UTF8.GetBytes(json), request.By, FormattableString.Invariant($"Went back to version {request.Version} for")));
    }

    private SavedDefinition Draft(string definitionId, byte[] content, string by, string what)
    {
        var model = DefinitionDocument.Read(content);
        checks.Require(DefinitionDocument.Write(model, definitionId, 1, isPublished: false));
        using var work = database.Begin();
        var before = Shelf.Draft(work, definitionId);
        var version = Shelf.NewestPublished(work, definitionId) + 1;
        var revision = (before?.Revision ?? 0) + 1;
        var json = DefinitionDocument.Write(model, definitionId, version, isPublished: false);
        new Draft(definitionId, version, DefinitionDocument.Text(model, "name") ?? definitionId, json, clock.GetUtcNow(), by, revision, before?.SavedBy == by ? before.OwnSince : revision).Store(work, what);
        work.Commit();
        return new SavedDefinition(definitionId, version, AlreadyPublished: false);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex Id();
}
