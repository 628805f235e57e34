using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Recommendations;

/// <summary>A colour that a person set.</summary>
/// <param name="Colour">Stored name of a <see cref="RagColour"/>.</param>
/// <param name="ClearedAt">When it was taken back or replaced before its time; null when it was not.</param>
[method: ExplicitConstructor]
public sealed record RagRecord(
    long Id, long RecommendationId, string Colour, string Rationale, DateOnly Until, DateTimeOffset SetAt, string SetBy, DateTimeOffset? ClearedAt, string? ClearedBy)
{
    /// <summary>What white waits for: the name of a body, or "R9"; null for every other colour.</summary>
    public string? DependsOn { get; init; }

    /// <summary>Whether the recommendation that it waits for is over.</summary>
    internal bool IsMet { get; init; }

    internal RagOverride ToDomain() => new(StoredName.ToRagColour(Colour), Rationale, Until, SetBy) { DependsOn = DependsOn, IsMet = IsMet };
}

/// <summary>The table RagOverride. At most one row of a recommendation is not cleared; the others are its history.</summary>
internal static class RagStore
{
    private const string Selected = """
        SELECT o.Id, o.RecommendationId, o.Colour, o.Rationale, o.Until, o.SetAt, o.SetBy, o.ClearedAt, o.ClearedBy,
               coalesce(o.DependsOnSubject, b.Name) AS DependsOn, CASE WHEN r.State IN ('closed', 'withdrawn') THEN 1 ELSE 0 END AS IsMet
        FROM RagOverride o
        LEFT JOIN Body b ON b.Id = o.DependsOnBodyId
        LEFT JOIN Recommendation r ON r.Id = CAST(substr(o.DependsOnSubject, 2) AS INTEGER)
        """;

    /// <summary>Every colour that was set, oldest first.</summary>
    public static IReadOnlyList<RagRecord> History(UnitOfWork work, SubjectId recommendation) => work.Query<RagRecord>(
        $"{Selected} WHERE o.RecommendationId = @Number ORDER BY o.Id", new { recommendation.Number });

    /// <summary>What holds on a day, by recommendation.</summary>
    public static Dictionary<long, RagOverride> InForce(DbConnection connection, DateOnly on) => connection
        .Query<RagRecord>($"{Selected} WHERE o.ClearedAt IS NULL AND o.Until >= @on", new { on })
        .ToDictionary(record => record.RecommendationId, record => record.ToDomain());

    /// <summary>What holds on a day for these.</summary>
    public static Dictionary<long, RagOverride> InForce(UnitOfWork work, IReadOnlyList<long> recommendations, DateOnly on) => work
        .Query<RagRecord>($"{Selected} WHERE o.RecommendationId IN @recommendations AND o.ClearedAt IS NULL AND o.Until >= @on", new { recommendations, on })
        .ToDictionary(record => record.RecommendationId, record => record.ToDomain());

    public static void Insert(UnitOfWork work, SubjectId recommendation, RagOverride set, RagDependency? dependency, DateTimeOffset at) => work.Execute(
        """
        INSERT INTO RagOverride (Id, RecommendationId, Colour, Rationale, Until, SetAt, SetBy, DependsOnBodyId, DependsOnSubject)
        VALUES (@id, @Number, @colour, @Rationale, @Until, @at, @By, @BodyId, @subject)
        """,
        new
        {
            id = work.NextId("RagOverride"), recommendation.Number, colour = set.Colour.ToStored(), set.Rationale, set.Until, at, set.By,
            dependency?.BodyId, subject = dependency?.Recommendation?.ToString(),
        });

    /// <returns>False when none was set.</returns>
    public static bool Clear(UnitOfWork work, SubjectId recommendation, DateTimeOffset at, string by) => work.Execute(
        "UPDATE RagOverride SET ClearedAt = @at, ClearedBy = @by WHERE RecommendationId = @Number AND ClearedAt IS NULL", new { at, by, recommendation.Number }) > 0;

    /// <summary>The computed colour from stored values.</summary>
    /// <param name="deadline">As <see cref="DeadlineJson"/> writes it.</param>
    public static Rag Compute(string state, DateOnly? due, string deadline, DateOnly today)
    {
        using var json = JsonDocument.Parse(deadline);
        DateOnly? review = json.RootElement.TryGetProperty("reviewBy", out var stored) && stored.GetString() is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
        return Rag.Of(
            StoredName.ToRecommendationState(state), new Deadline { Due = due, ReviewBy = review, Rule = "", Explanation = "" }, dependsOnAnotherBody: false, today);
    }
}
