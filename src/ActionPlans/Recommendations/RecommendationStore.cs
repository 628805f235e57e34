using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Recommendations;

/// <summary>A recommendation's own row.</summary>
/// <param name="DueOn">Last day on which it is in time, Europe/London; null while no date is agreed.</param>
/// <param name="State">Stored name of <see cref="RecommendationState"/>.</param>
internal sealed record RecommendationRow(
    long Id, long ReportId, long Ordinal, string? Number, string Kind, string Text, string Section, string Timescale, DateOnly? DueOn,
    string Deadline, string State, long Version);

/// <summary>The table Recommendation and the bodies named in it.</summary>
internal static class RecommendationStore
{
    private const string Selected = "Id, ReportId, Ordinal, Number, Kind, Text, Section, Timescale, DueOn, Deadline, State, Version";

    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static RecommendationRow Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<RecommendationRow>($"SELECT {Selected} FROM Recommendation WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no recommendation {id}: 'actionplans status' lists them");

    /// <returns>False when somebody else changed it first.</returns>
    public static bool Move(UnitOfWork work, RecommendationRow row, string state) => work.Execute(
        "UPDATE Recommendation SET State = @state, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
        new { state, row.Id, row.Version }) == 1;
}
