using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>Somebody other than the submitter finds the evidence good enough; the recommendation is closed.</summary>
public sealed record AcceptEvidence(SubjectId Evidence, string By) : IRequest<Decision>;

/// <summary>The evidence does not do, for a reason that the lead is told; the recommendation is open again.</summary>
public sealed record RejectEvidence(SubjectId Evidence, string Reason, string By) : IRequest<Decision>;

internal sealed class AcceptEvidenceHandler(EvidenceDecision decision) : IRequestHandler<AcceptEvidence, Decision>
{
    public Task<Decision> Handle(AcceptEvidence request, CancellationToken cancellationToken) => decision.RunAsync(
        request.Evidence, request.By, reason: null, "accepted", "EvidenceAccepted", status => status.AcceptEvidence(request.By), cancellationToken);
}

internal sealed class RejectEvidenceHandler(EvidenceDecision decision) : IRequestHandler<RejectEvidence, Decision>
{
    public Task<Decision> Handle(RejectEvidence request, CancellationToken cancellationToken) => decision.RunAsync(
        request.Evidence, request.By, request.Reason, "rejected", "EvidenceRejected", status => status.ReturnEvidence(request.By, request.Reason),
        cancellationToken);
}

/// <summary>What accepting and rejecting share.</summary>
internal sealed class EvidenceDecision(Database database, MoveRecommendation move)
{
    public Task<Decision> RunAsync(
        SubjectId id, string by, string? reason, string state, string happening, Func<RecommendationStatus, Change<RecommendationStatus>> decide,
        CancellationToken cancellationToken)
    {
        var evidence = Read(id);
        return move.RunAsync(
            SubjectId.Recommendation(evidence.RecommendationId), by, happening,
            $"{(state == "accepted" ? "Accepted" : "Returned")} the evidence {id}{(reason is null ? "." : $": {reason}")}",
            decide,
            (work, now) => EvidenceStore.Decide(work, evidence.RecommendationId, state, now, by, reason),
            cancellationToken, reason,
            work => Overtaken(work, id));
    }

    /// <summary>What waits is decided as a whole, so nobody may decide about evidence that they have not seen: the newest is to be named.</summary>
    private static Decision? Overtaken(UnitOfWork work, SubjectId id)
    {
        var evidence = EvidenceStore.Get(work, id);
        if (evidence.State != "submitted")
            return Decision.Ignored($"{id} is already {evidence.State}.");
        return EvidenceStore.NewestWaiting(work, evidence.RecommendationId) is { } newest && newest != id
            ? Decision.Refused($"{newest} was handed in after {id}: look at it, and decide about {newest}, which decides about all that waits.")
            : null;
    }

    private EvidenceRecord Read(SubjectId id)
    {
        using var work = database.Begin();
        return EvidenceStore.Get(work, id);
    }
}
