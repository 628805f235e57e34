using System.Text;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;
using MediatR;

namespace ActionPlans.Authoring;

/// <summary>What begins from now on, begins on the draft as it stands. What runs stays on its version.</summary>
/// <returns>The version published: the draft's, or the newest where there is no draft.</returns>
public sealed record PublishDraft(string DefinitionId, string By) : IRequest<SavedDefinition>;

internal sealed class PublishDraftHandler(Database database, WorkflowDefinitions definitions, AuthorChecks checks) : RequestHandler<PublishDraft, SavedDefinition>
{
    protected override SavedDefinition Handle(PublishDraft request)
    {
        Draft? checkedDraft;
        using (var reading = database.BeginReading())
            checkedDraft = Shelf.Draft(reading, request.DefinitionId);
        if (checkedDraft is not null)
            checks.Require(checkedDraft.Json);

        using var work = database.Begin();
        var draft = Shelf.Draft(work, request.DefinitionId);
        var newest = Shelf.NewestPublished(work, request.DefinitionId);
        if (draft is null)
            return newest > 0 ? new SavedDefinition(request.DefinitionId, newest, AlreadyPublished: true) : throw new NotFoundException("definition");
        if (draft.Revision != checkedDraft?.Revision)
            throw new RefusedException($"{draft.SavedBy} has saved this workflow in this moment. It was not published: look at it and publish it again.");

        var json = DefinitionDocument.Write(DefinitionDocument.Read(Encoding.UTF8.GetBytes(draft.Json)), draft.DefinitionId, newest + 1, isPublished: true);
        definitions.Publish(work, WorkflowDefinition.Read(json, draft.DefinitionId, definitions.Catalog), request.By);
        Draft.Remove(work, draft.DefinitionId);
        work.Commit();
        return new SavedDefinition(draft.DefinitionId, newest + 1, AlreadyPublished: false);
    }
}
