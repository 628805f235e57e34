using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Recommendations;

/// <summary>What deciding about a recommendation needs of its row.</summary>
/// <param name="State">Stored name of <see cref="RecommendationState"/>.</param>
[method: ExplicitConstructor]
internal sealed record RecommendationRecord(long Id, string State, DateOnly? DueOn, long Version);

/// <summary>The table Recommendation.</summary>
internal static class RecommendationStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static RecommendationRecord Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<RecommendationRecord>("SELECT Id, State, DueOn, Version FROM Recommendation WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no recommendation {id}: 'actionplans status' lists them");

    public static RecommendationStatus Status(UnitOfWork work, RecommendationRecord record) => new(
        StoredName.ToRecommendationState(record.State),
        work.Query<string>("SELECT AddedBy FROM Evidence WHERE RecommendationId = @Id AND State = 'submitted' ORDER BY Id", new { record.Id }));

    /// <summary>Stores where the recommendation stands now.</summary>
    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Move(UnitOfWork work, RecommendationRecord record, RecommendationState to, DateTimeOffset at) => work.Execute(
        """
        UPDATE Recommendation
        SET State = @state, ClosedAt = CASE WHEN @over THEN @at ELSE ClosedAt END, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { state = to.ToStored(), over = to is RecommendationState.Closed or RecommendationState.Withdrawn, at, record.Id, record.Version }) == 1;

    /// <summary>Claims the row for a change of something that belongs to it.</summary>
    /// <returns>False when somebody else was first.</returns>
    public static bool Touch(UnitOfWork work, RecommendationRecord record) =>
        work.Execute("UPDATE Recommendation SET Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { record.Id, record.Version }) == 1;
}
