using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Past;
using Dapper;

namespace ActionPlans.Recommendations;

/// <summary>What deciding about a recommendation needs of its row.</summary>
/// <param name="State">Stored name of <see cref="RecommendationState"/>.</param>
[method: ExplicitConstructor]
internal sealed record RecommendationRecord(long Id, string State, DateOnly? DueOn, long Version);

/// <summary>A body's part of a recommendation.</summary>
/// <param name="State">Stored name of <see cref="RecommendationState"/>.</param>
[method: ExplicitConstructor]
internal sealed record PartRecord(long BodyId, string Name, string State);

/// <summary>The tables Recommendation and RecommendationBody.</summary>
internal static class RecommendationStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static RecommendationRecord Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<RecommendationRecord>("SELECT Id, State, DueOn, Version FROM Recommendation WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no recommendation {id}: 'actionplans status' lists them");

    /// <summary>The responsible bodies' parts, the accountable one's first.</summary>
    public static IReadOnlyList<PartRecord> Bodies(UnitOfWork work, SubjectId id) => work.Query<PartRecord>(
        """
        SELECT rb.BodyId, b.Name, rb.State
        FROM RecommendationBody rb
        JOIN Body b ON b.Id = rb.BodyId
        WHERE rb.RecommendationId = @Number
        ORDER BY rb.Position
        """,
        new { id.Number });

    /// <summary>The parts with who handed in what waits for them.</summary>
    public static RecommendationParts Parts(UnitOfWork work, SubjectId id, IReadOnlyList<PartRecord> bodies)
    {
        var waiting = EvidenceStore.Waiting(work, id);
        return new RecommendationParts([.. bodies.Select(body => new RecommendationStatus(
            StoredName.ToRecommendationState(body.State),
            [.. waiting.Where(piece => piece.BodyId is null || piece.BodyId == body.BodyId).SelectMany(piece => new[] { piece.AddedBy, piece.SubmittedBy }).Distinct()]))]);
    }

    /// <summary>Stores where the recommendation and its parts stand now.</summary>
    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Move(UnitOfWork work, RecommendationRecord record, IReadOnlyList<PartRecord> bodies, RecommendationParts to, DateTimeOffset at)
    {
        var moved = work.Execute(
            """
            UPDATE Recommendation
            SET State = @state, ClosedAt = CASE WHEN @over = 1 THEN @at ELSE NULL END, Version = Version + 1
            WHERE Id = @Id AND Version = @Version
            """,
            new { state = to.Whole.ToStored(), over = to.Whole is RecommendationState.Closed or RecommendationState.Withdrawn, at, record.Id, record.Version }) == 1;
        if (!moved)
            return false;

        EarlierValues.Keep(work, SubjectId.Recommendation(record.Id).ToString(), EarlierValues.State, record.State, to.Whole.ToStored(), at);
        foreach (var (body, status) in bodies.Zip(to.All).Where(part => part.First.State != part.Second.State.ToStored()))
        {
            work.Execute(
                "UPDATE RecommendationBody SET State = @state WHERE RecommendationId = @Id AND BodyId = @BodyId",
                new { state = status.State.ToStored(), record.Id, body.BodyId });
            EarlierValues.Keep(work, EarlierValues.Part(record.Id, body.BodyId), EarlierValues.State, body.State, status.State.ToStored(), at);
        }

        return true;
    }

    /// <summary>Claims the row for a change of something that belongs to it.</summary>
    /// <returns>False when somebody else was first.</returns>
    public static bool Touch(UnitOfWork work, RecommendationRecord record) =>
        work.Execute("UPDATE Recommendation SET Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { record.Id, record.Version }) == 1;
}
