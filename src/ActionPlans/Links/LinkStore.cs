using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Links;

/// <summary>A recommendation of another report that asks for the same, or may.</summary>
/// <param name="Id">Of the link, from 1.</param>
/// <param name="Other">The recommendation on the other side.</param>
/// <param name="OtherState">Where that one stands.</param>
/// <param name="Score">0 to 1: how much of the telling words is the same.</param>
/// <param name="State">proposed, confirmed or rejected.</param>
public sealed record LinkDetails(
    long Id, SubjectId One, SubjectId Other, string OtherReport, string OtherText, string OtherState, double Score, string Reason, string State, string? DecidedBy);

/// <summary>What deciding about a link needs of its row.</summary>
[method: ExplicitConstructor]
internal sealed record LinkRecord(long Id, long First, long Second, string State, long Version);

/// <summary>The table RecommendationLink.</summary>
internal static class LinkStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static LinkRecord Get(UnitOfWork work, long id) =>
        work.QueryFirst<LinkRecord>("SELECT Id, First, Second, State, Version FROM RecommendationLink WHERE Id = @id", new { id })
        ?? throw new RefusedException($"there is no link {id}: 'actionplans link list' shows them");

    /// <summary>The links of a recommendation, seen from its side; those that were rejected left out.</summary>
    public static IReadOnlyList<LinkDetails> Of(UnitOfWork work, SubjectId recommendation) => Details(work.Query<Row>(
        $"""
        {Seen("First", "Second")} WHERE l.First = @Number AND l.State <> 'rejected'
        UNION ALL
        {Seen("Second", "First")} WHERE l.Second = @Number AND l.State <> 'rejected'
        ORDER BY 1
        """,
        new { recommendation.Number }));

    /// <summary>Every link, seen from its first side.</summary>
    /// <param name="state">Null: whatever was decided.</param>
    public static IReadOnlyList<LinkDetails> All(UnitOfWork work, string? state) => Details(work.Query<Row>(
        $"{Seen("First", "Second")} WHERE @state IS NULL OR l.State = @state ORDER BY 1", new { state }));

    public static void Insert(UnitOfWork work, long first, long second, double score, string reason, DateTimeOffset at) => work.Execute(
        """
        INSERT INTO RecommendationLink (Id, First, Second, Score, Reason, State, ProposedAt, Version)
        VALUES (@id, @first, @second, @score, @reason, 'proposed', @at, 1)
        """,
        new { id = work.NextId("RecommendationLink"), first, second, score, reason, at });

    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Decide(UnitOfWork work, LinkRecord link, string state, DateTimeOffset at, string by) => work.Execute(
        "UPDATE RecommendationLink SET State = @state, DecidedAt = @at, DecidedBy = @by, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
        new { state, at, by, link.Id, link.Version }) == 1;

    private static LinkDetails[] Details(IReadOnlyList<Row> rows) => [.. rows.Select(row => new LinkDetails(
        row.Id, SubjectId.Recommendation(row.One), SubjectId.Recommendation(row.Other), row.Title, row.Text, row.OtherState, row.Score, row.Reason, row.State, row.DecidedBy))];

    /// <summary>Links from one side, which is a column of ours, to the other.</summary>
    private static string Seen(string from, string to) => $"""
        SELECT l.Id, l.{from} AS One, l.{to} AS Other, p.Title, r.Text, r.State AS OtherState, l.Score, l.Reason, l.State, l.DecidedBy
        FROM RecommendationLink l
        JOIN Recommendation r ON r.Id = l.{to}
        JOIN Report p ON p.Id = r.ReportId
        """;

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, long One, long Other, string Title, string Text, string OtherState, double Score, string Reason, string State, string? DecidedBy);
}
