using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Evidence;

/// <summary>What deciding about a piece of evidence needs of its row.</summary>
/// <param name="State">submitted, accepted or rejected.</param>
internal sealed record EvidenceRecord(long Id, long RecommendationId, string State, string AddedBy, long Version);

/// <summary>The table Evidence.</summary>
internal static class EvidenceStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static EvidenceRecord Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<EvidenceRecord>("SELECT Id, RecommendationId, State, AddedBy, Version FROM Evidence WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no evidence {id}: 'actionplans show R…' lists a recommendation's evidence");

    /// <summary>The last piece that waits for a decision; null when none does.</summary>
    public static SubjectId? NewestWaiting(UnitOfWork work, long recommendation) =>
        work.Scalar<long?>("SELECT max(Id) FROM Evidence WHERE RecommendationId = @recommendation AND State = 'submitted'", new { recommendation }) is { } id
            ? SubjectId.Evidence(id)
            : null;

    public static SubjectId Insert(UnitOfWork work, AddEvidence evidence, string sha256, DateTimeOffset now)
    {
        var id = SubjectId.Evidence(work.NextId("Evidence"));
        work.Execute(
            """
            INSERT INTO Evidence (Id, RecommendationId, Kind, FileName, Sha256, Size, Content, EffectiveOn, AddedAt, AddedBy, State, Version)
            VALUES (@Number, @recommendation, @kind, @FileName, @sha256, @size, @Content, @effective, @now, @By, 'submitted', 1)
            """,
            new
            {
                id.Number, recommendation = evidence.Recommendation.Number, kind = evidence.FileName is null ? "statement" : "file", evidence.FileName, sha256,
                size = evidence.Content.Length, evidence.Content, effective = evidence.EffectiveOn ?? LondonTime.Today(now), now, evidence.By,
            });
        return id;
    }

    /// <summary>Everything that waits for this recommendation is decided together: it is accepted, or returned, as a whole.</summary>
    public static void Decide(UnitOfWork work, long recommendation, string state, DateTimeOffset at, string by, string? reason) => work.Execute(
        """
        UPDATE Evidence SET State = @state, DecidedAt = @at, DecidedBy = @by, Reason = @reason, Version = Version + 1
        WHERE RecommendationId = @recommendation AND State = 'submitted'
        """,
        new { state, at, by, reason, recommendation });
}
