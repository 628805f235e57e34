using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>Somebody other than the submitter finds the evidence good enough. A recommendation is closed when every body's part is accepted.</summary>
/// <param name="For">What it is accepted for; may be null where the piece serves one subject.</param>
public sealed record AcceptEvidence(SubjectId Evidence, string By, SubjectId? For = null) : IRequest<Decision>;

/// <summary>The evidence does not do, for a reason that the lead is told; the recommendation is open again.</summary>
/// <param name="For">What it does not do for; may be null where the piece serves one subject.</param>
public sealed record RejectEvidence(SubjectId Evidence, string Reason, string By, SubjectId? For = null) : IRequest<Decision>;

internal sealed class AcceptEvidenceHandler(EvidenceDecision decision) : IRequestHandler<AcceptEvidence, Decision>
{
    public Task<Decision> Handle(AcceptEvidence request, CancellationToken cancellationToken) =>
        decision.RunAsync(request.Evidence, request.For, "accepted", request.By, reason: null, cancellationToken);
}

internal sealed class RejectEvidenceHandler(EvidenceDecision decision) : IRequestHandler<RejectEvidence, Decision>
{
    public Task<Decision> Handle(RejectEvidence request, CancellationToken cancellationToken) =>
        decision.RunAsync(request.Evidence, request.For, "rejected", request.By, request.Reason, cancellationToken);
}

/// <summary>What accepting and rejecting share.</summary>
internal sealed class EvidenceDecision(Database database, EvidenceSubjects subjects, Entitlements entitlements, TimeProvider clock)
{
    public async Task<Decision> RunAsync(SubjectId id, SubjectId? subject, string state, string by, string? reason, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        EvidenceStore.Get(work, id);
        var served = Served(EvidenceStore.Served(work, id), id, subject);
        var scope = EvidenceScope.Of(work, served.Id, served.BodyId);
        if (Overtaken(work, id, served) is { } overtaken)
            return overtaken;
        if (EvidenceSubjects.RecommendationOf(work, served.Id) is { } recommendation
            && entitlements.MayDecideEvidence(work, recommendation, scope.Place, by, LondonTime.Today(clock.GetUtcNow())) is { } notEntitled)
            return notEntitled;

        var said = $"{(state == "accepted" ? "Accepted" : "Returned")} the evidence {id}{scope.Said}{(reason is null ? "." : $": {reason}")}";
        var decision = await subjects.DecideAsync(work, served.Id, scope, state, said, by, reason, cancellationToken);
        if (decision.IsAccepted)
            work.Commit();
        return decision;
    }

    /// <exception cref="RefusedException">It does not serve that, or serves several and nobody said which is meant.</exception>
    private static ServedSubject Served(IReadOnlyList<ServedSubject> all, SubjectId id, SubjectId? subject) => subject switch
    {
        { } one => all.FirstOrDefault(served => served.Id == one) ?? throw new RefusedException($"{id} was not handed in for {one}: it serves {Names(all)}"),
        null when all.Count == 1 => all[0],
        null => throw new RefusedException($"{id} serves {Names(all)}: say with --for which of them this is about"),
    };

    private static string Names(IReadOnlyList<ServedSubject> served) => string.Join(" and ", served.Select(one => one.Subject));

    /// <summary>What waits is decided as a whole, so nobody may decide about evidence that they have not seen: the newest is to be named.</summary>
    private static Decision? Overtaken(UnitOfWork work, SubjectId id, ServedSubject served) =>
        served.State != "submitted" ? Decision.Ignored($"{id} is already {served.State} for {served.Subject}.")
        : EvidenceStore.NewestWaiting(work, served.Id, served.BodyId) is { } newest && newest != id
            ? Decision.Refused($"{newest} was handed in after {id}: look at it, and decide about {newest}, which decides about all that waits.")
            : null;
}
