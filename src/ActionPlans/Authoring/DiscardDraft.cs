using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Authoring;

/// <summary>Throws a draft away. Published versions stay: what ran on them can always be looked at.</summary>
public sealed record DiscardDraft(string DefinitionId, string By) : IRequest;

internal sealed class DiscardDraftHandler(Database database, TimeProvider clock) : RequestHandler<DiscardDraft>
{
    protected override void Handle(DiscardDraft request)
    {
        using var work = database.Begin();
        var draft = Shelf.Draft(work, request.DefinitionId) ?? throw new NotFoundException("draft");
        Draft.Remove(work, request.DefinitionId);
        new TimelineEntry(
            WorkflowDefinitions.SubjectOf(request.DefinitionId), clock.GetUtcNow(), "definition-discarded", request.By,
            $"Threw the draft of version {draft.Version} of the workflow '{request.DefinitionId}' away.")
        {
            Before = FormattableString.Invariant($"save {draft.Revision}"),
        }.Insert(work);
        work.Commit();
    }
}
