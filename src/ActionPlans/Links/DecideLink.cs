using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Links;

/// <summary>A person finds that two recommendations do ask for the same: one piece of evidence can serve both.</summary>
public sealed record ConfirmLink(long Link, string By) : IRequest<Decision>;

/// <summary>A person finds that they do not; the link is no longer offered.</summary>
public sealed record RejectLink(long Link, string By) : IRequest<Decision>;

internal sealed class ConfirmLinkHandler(LinkDecision decision) : RequestHandler<ConfirmLink, Decision>
{
    protected override Decision Handle(ConfirmLink request) => decision.Run(request.Link, "confirmed", request.By);
}

internal sealed class RejectLinkHandler(LinkDecision decision) : RequestHandler<RejectLink, Decision>
{
    protected override Decision Handle(RejectLink request) => decision.Run(request.Link, "rejected", request.By);
}

/// <summary>What confirming and rejecting share. A decision can be taken back by the other one.</summary>
internal sealed class LinkDecision(Database database, TimeProvider clock)
{
    public Decision Run(long id, string state, string by)
    {
        if (string.IsNullOrWhiteSpace(by))
            return Decision.Refused("Say who does this; the record needs a name.");

        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var link = LinkStore.Get(work, id);
        if (link.State == state)
            return Decision.Ignored($"Link {id} is already {state}.");
        if (!LinkStore.Decide(work, link, state, now, by))
            return Decision.Ignored($"somebody else decided about link {id} at the same moment: look at it again with 'actionplans link list'");

        var (first, second) = (SubjectId.Recommendation(link.First), SubjectId.Recommendation(link.Second));
        Record(first, second);
        Record(second, first);
        work.Commit();
        return Decision.Accepted;

        void Record(SubjectId one, SubjectId other) => new TimelineEntry(
            one.ToString(), now, state == "confirmed" ? "LinkConfirmed" : "LinkRejected", by,
            state == "confirmed" ? $"It asks for the same as {other}: evidence can serve both." : $"It does not ask for the same as {other}.")
        {
            Before = $"link {id} {link.State}",
            After = $"link {id} {state}",
        }.Insert(work);
    }
}
