using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>Evidence of compliance: a file or a written statement, handed in for somebody else to accept.</summary>
/// <param name="Subject">What it is for: a recommendation (R7), an action (A3) or a sustained check (S1).</param>
/// <param name="FileName">Without a path; null for a statement.</param>
/// <param name="Content">The file's bytes, or the statement as UTF-8.</param>
/// <param name="EffectiveOn">From when it shows compliance, Europe/London; null for today.</param>
public sealed record AddEvidence(SubjectId Subject, string? FileName, byte[] Content, DateOnly? EffectiveOn, string By) : IRequest<AddedEvidence>
{
    /// <summary>What else it serves, each with a decision of its own.</summary>
    public IReadOnlyList<SubjectId> Also { get; init; } = [];

    /// <summary>The responsible body whose part of <see cref="Subject"/> it shows; null: all of them.</summary>
    public string? Body { get; init; }
}

/// <param name="Id">Null when it was not taken.</param>
public sealed record AddedEvidence(Decision Decision, SubjectId? Id, string Sha256);

internal sealed class AddEvidenceHandler(Database database, EvidenceSubjects subjects, TimeProvider clock) : IRequestHandler<AddEvidence, AddedEvidence>
{
    public async Task<AddedEvidence> Handle(AddEvidence request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var piece = HandedIn.Check(request.FileName, request.Content, request.EffectiveOn, LondonTime.Today(now));
        using var work = database.Begin();
        var id = EvidenceStore.Insert(work, piece, now, request.By);
        foreach (var subject in request.Also.Prepend(request.Subject).Distinct())
        {
            var scope = EvidenceScope.Of(work, subject, subject == request.Subject ? request.Body : null);
            var decision = await subjects.SubmitAsync(work, id, subject, scope, $"Handed in evidence{scope.Said}: {piece.Said}.", request.By, cancellationToken);
            if (!decision.IsAccepted)
                return new AddedEvidence(decision, null, piece.Sha256);
        }

        work.Commit();
        return new AddedEvidence(Decision.Accepted, id, piece.Sha256);
    }
}
