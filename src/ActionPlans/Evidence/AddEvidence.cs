using System.Security.Cryptography;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>Evidence of compliance: a file or a written statement, handed in for somebody else to accept.</summary>
/// <param name="FileName">Without a path; null for a statement.</param>
/// <param name="Content">The file's bytes, or the statement as UTF-8.</param>
/// <param name="EffectiveOn">From when it shows compliance, Europe/London; null for today.</param>
public sealed record AddEvidence(SubjectId Recommendation, string? FileName, byte[] Content, DateOnly? EffectiveOn, string By) : IRequest<AddedEvidence>;

/// <param name="Id">Null when it was not taken.</param>
public sealed record AddedEvidence(Decision Decision, SubjectId? Id, string Sha256);

internal sealed class AddEvidenceHandler(MoveRecommendation move, TimeProvider clock) : IRequestHandler<AddEvidence, AddedEvidence>
{
    public const int LargestSize = 20 * 1024 * 1024;

    public async Task<AddedEvidence> Handle(AddEvidence request, CancellationToken cancellationToken)
    {
        Check(request);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Content));
        SubjectId? id = null;
        var decision = await move.RunAsync(
            request.Recommendation, request.By, "EvidenceSubmitted", $"Handed in evidence: {request.FileName ?? "a statement"} (SHA-256 {sha256[..12]}…).",
            status => status.SubmitEvidence(request.By),
            (work, now) => id = EvidenceStore.Insert(work, request, sha256, now),
            cancellationToken);
        return new AddedEvidence(decision, id, sha256);
    }

    private void Check(AddEvidence request)
    {
        if (request.Content.Length == 0)
            throw new RefusedException($"{request.FileName ?? "the statement"} is empty: hand in something that shows what was done");
        if (request.Content.Length > LargestSize)
            throw new RefusedException($"{request.FileName} is larger than 20 MB: hand in the part that shows what was done");
        if (request.FileName is { } name && (name != Path.GetFileName(name) || name.Any(char.IsControl) || name.Length > 200))
            throw new RefusedException("the file's name holds a path or is too long: give it a plain name");
        if (request.EffectiveOn > LondonTime.Today(clock.GetUtcNow()))
            throw new RefusedException($"evidence cannot take effect in the future ({request.EffectiveOn:yyyy-MM-dd}): give the day since which it is so");
    }
}
