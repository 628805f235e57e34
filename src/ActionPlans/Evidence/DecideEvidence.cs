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
        if (evidence.State != "submitted")
            return Task.FromResult(Decision.Ignored($"{id} is already {evidence.State}."));

        return move.RunAsync(
            SubjectId.Recommendation(evidence.RecommendationId), by, happening,
            $"{(state == "accepted" ? "Accepted" : "Returned")} the evidence {id}{(reason is null ? "." : $": {reason}")}",
            decide,
            (work, now) => EvidenceStore.Decide(work, evidence.RecommendationId, state, now, by, reason),
            cancellationToken, reason);
    }

    private EvidenceRecord Read(SubjectId id)
    {
        using var work = database.Begin();
        return EvidenceStore.Get(work, id);
    }
}
