using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>
/// The next version of a piece, for a reason that is kept. It waits for a decision wherever the piece serves; a version that was accepted holds
/// until the next one is.
/// </summary>
/// <param name="FileName">Without a path; null for a statement.</param>
/// <param name="EffectiveOn">From when it shows compliance, Europe/London; null for today.</param>
public sealed record SupersedeEvidence(SubjectId Evidence, string? FileName, byte[] Content, DateOnly? EffectiveOn, string Reason, string By) : IRequest<AddedEvidence>;

internal sealed class SupersedeEvidenceHandler(Database database, EvidenceSubjects subjects, TimeProvider clock) : IRequestHandler<SupersedeEvidence, AddedEvidence>
{
    public async Task<AddedEvidence> Handle(SupersedeEvidence request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var piece = HandedIn.Check(request.FileName, request.Content, request.EffectiveOn, LondonTime.Today(now));
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Not(Decision.Refused("Say why there is a new version; the record needs a reason."));

        using var work = database.Begin();
        var before = EvidenceStore.Get(work, request.Evidence);
        if (work.Scalar<long?>("SELECT Id FROM Evidence WHERE Supersedes = @Id", new { before.Id }) is { } next)
            return Not(Decision.Ignored($"{request.Evidence} was superseded by {SubjectId.Evidence(next)} already: supersede that one."));

        var served = EvidenceStore.Served(work, request.Evidence);
        var id = EvidenceStore.Insert(work, piece, now, request.By, before, request.Reason);
        EvidenceStore.Supersede(work, request.Evidence);
        foreach (var subject in served)
        {
            var scope = EvidenceScope.Of(work, subject.Id, subject.BodyId);
            var decision = await subjects.SubmitAsync(
                work, id, subject.Id, scope,
                FormattableString.Invariant($"Handed in version {before.Number + 1} of {request.Evidence}{scope.Said}, as {id}: {piece.Said}. {request.Reason}"),
                request.By, cancellationToken, laterVersion: true, request.Reason);
            if (!decision.IsAccepted)
                return Not(decision);
        }

        work.Commit();
        return new AddedEvidence(Decision.Accepted, id, piece.Sha256);

        AddedEvidence Not(Decision why) => new(why, null, piece.Sha256);
    }
}
