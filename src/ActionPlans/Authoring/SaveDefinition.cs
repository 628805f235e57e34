using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;
using MediatR;

namespace ActionPlans.Authoring;

/// <summary>Keeps what somebody wrote as the draft of its workflow, or publishes it. What the engine refuses is refused here, with nothing stored.</summary>
/// <param name="Model">UTF-8: a definition in Elsa's format. Its id says which version was seen; without a definition id it begins a workflow.</param>
/// <exception cref="DefinitionRefusedException">It cannot be run.</exception>
/// <exception cref="RefusedException">It is no definition, one of another installation, or somebody else has saved meanwhile.</exception>
public sealed record SaveDefinition(byte[] Model, bool Publish, string By) : IRequest<SavedDefinition>;

/// <param name="AlreadyPublished">Nothing was stored: it says what is published.</param>
public sealed record SavedDefinition(string DefinitionId, long Version, bool AlreadyPublished);

internal sealed partial class SaveDefinitionHandler(Database database, WorkflowDefinitions definitions, AuthorChecks checks, TimeProvider clock) : RequestHandler<SaveDefinition, SavedDefinition>
{
    private const int MostWorkflows = 500;

    protected override SavedDefinition Handle(SaveDefinition request)
    {
        var model = DefinitionDocument.Read(request.Model);
        var definitionId = DefinitionDocument.Text(model, "definitionId") is { Length: > 0 } given ? given : null;
        // Looked at before the database is asked to write: it takes a while where something does not end, and nobody has to wait for it.
        checks.Require(DefinitionDocument.Write(model, definitionId ?? "new", 1, isPublished: false));

        using var work = database.Begin();
        definitionId ??= NewId(work, model);
        var saved = Save(work, model, definitionId, request);
        work.Commit();
        return saved;
    }

    private SavedDefinition Save(UnitOfWork work, JsonObject model, string definitionId, SaveDefinition request)
    {
        var draft = Shelf.Draft(work, definitionId);
        var newest = Shelf.NewestPublished(work, definitionId);
        if (DefinitionDocument.Text(model, "definitionId") is { Length: > 0 } && draft is null && newest == 0)
            throw new RefusedException($"There is no workflow '{definitionId}' here. Nothing was stored: import it as a file instead.");
        if (newest > 0 && draft is null && IsTheSame(model, work, definitionId, newest))
            return new SavedDefinition(definitionId, newest, AlreadyPublished: true);
        RequireSeen(model, draft, newest, request.By);

        var version = newest + 1;
        var json = DefinitionDocument.Write(model, definitionId, version, isPublished: request.Publish);
        if (request.Publish)
        {
            definitions.Publish(work, WorkflowDefinition.Read(json, definitionId, definitions.Catalog), request.By);
            Draft.Remove(work, definitionId);
        }
        else if (json != draft?.Json)
        {
            new Draft(
                definitionId, version, DefinitionDocument.Text(model, "name") ?? definitionId, json, clock.GetUtcNow(), request.By, (draft?.Revision ?? 0) + 1,
                draft?.SavedBy == request.By ? draft.OwnSince : (draft?.Revision ?? 0) + 1).Store(work, "Saved");
        }

        return new SavedDefinition(definitionId, version, AlreadyPublished: false);
    }

    private static bool IsTheSame(JsonObject model, UnitOfWork work, string definitionId, long version)
    {
        var published = DefinitionDocument.Read(Encoding.UTF8.GetBytes(Shelf.Json(work, definitionId, version)));
        return DefinitionDocument.Write(model, definitionId, version, isPublished: true) == DefinitionDocument.Write(published, definitionId, version, isPublished: true);
    }

    /// <summary>Whoever saves has to have seen what they save over.</summary>
    private static void RequireSeen(JsonObject model, Draft? draft, long newest, string by)
    {
        if (draft is null && newest == 0)
            return;
        var seen = VersionId.TryParse(DefinitionDocument.Text(model, "id"));
        var isNewest = draft is null
            ? seen is { Revision: null } && seen.Version == newest
            : seen is not null && (seen.Version == draft.Version ? draft.WasSeenBy(by, seen.Revision ?? 0) : seen.Version == newest && draft.WasSeenBy(by, 0));
        if (!isNewest)
            throw new RefusedException($"{(draft is null ? "Another version has been published" : $"{draft.SavedBy} has saved this workflow")} since you opened it. Nothing of yours was stored: open it again and repeat your change.");
    }

    /// <summary>From its name, as people will read it in lists and files.</summary>
    private static string NewId(UnitOfWork work, JsonObject model)
    {
        var known = work.Query<string>("SELECT DefinitionId FROM WorkflowDefinition UNION SELECT DefinitionId FROM WorkflowDraft").ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (known.Count >= MostWorkflows)
            throw new RefusedException($"There are {MostWorkflows} workflows: discard drafts that nobody needs.");
        var words = NotInAnId().Replace((DefinitionDocument.Text(model, "name") ?? "").ToLowerInvariant(), "-").Trim('-');
        var id = words.Length == 0 ? "workflow" : words.Length > 60 ? words[..60].TrimEnd('-') : words;
        return Enumerable.Range(1, MostWorkflows + 1).Select(number => number == 1 ? id : FormattableString.Invariant($"{id}-{number}")).First(candidate => !known.Contains(candidate));
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInAnId();
}
