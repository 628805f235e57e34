using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.Checks;

/// <summary>A look, some months after the closing, whether what was done has lasted.</summary>
/// <param name="State">due, passed or failed.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
[method: ExplicitConstructor]
public sealed record CheckDetails(
    long Id, long RecommendationId, DateOnly DueOn, string State, DateTimeOffset SetAt, DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason, long Version)
{
    public SubjectId Subject => SubjectId.SustainedCheck(Id);

    public SubjectId Recommendation => SubjectId.Recommendation(RecommendationId);
}

/// <summary>The table SustainedCheck.</summary>
internal static class CheckStore
{
    private const string Columns = "Id, RecommendationId, DueOn, State, SetAt, DecidedAt, DecidedBy, Reason, Version";

    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static CheckDetails Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<CheckDetails>($"SELECT {Columns} FROM SustainedCheck WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no sustained check {id}: 'actionplans check list' shows them");

    /// <summary>The checks of a recommendation, oldest first.</summary>
    public static IReadOnlyList<CheckDetails> Of(UnitOfWork work, SubjectId recommendation) => work.Query<CheckDetails>(
        $"SELECT {Columns} FROM SustainedCheck WHERE RecommendationId = @Number ORDER BY Id", new { recommendation.Number });

    /// <summary>Those that have not been decided, the nearest first.</summary>
    public static IReadOnlyList<CheckDetails> Due(UnitOfWork work) =>
        work.Query<CheckDetails>($"SELECT {Columns} FROM SustainedCheck WHERE State = 'due' ORDER BY DueOn, Id");

    public static SubjectId Insert(UnitOfWork work, SubjectId recommendation, Deadline deadline, DateTimeOffset at)
    {
        var id = SubjectId.SustainedCheck(work.NextId("SustainedCheck"));
        work.Execute(
            """
            INSERT INTO SustainedCheck (Id, RecommendationId, DueOn, Deadline, State, SetAt, Version)
            VALUES (@id, @Number, @Due, @json, 'due', @at, 1)
            """,
            new { id = id.Number, recommendation.Number, deadline.Due, json = DeadlineJson.Write(deadline), at });
        return id;
    }

    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Decide(UnitOfWork work, CheckDetails check, string state, DateTimeOffset at, string by, string? reason) => work.Execute(
        """
        UPDATE SustainedCheck SET State = @state, DecidedAt = @at, DecidedBy = @by, Reason = @reason, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND State = 'due'
        """,
        new { state, at, by, reason, check.Id, check.Version }) == 1;
}
