using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>What is overdue, most overdue first: due before the day, and not yet done on it.</summary>
/// <param name="AsOf">Europe/London; null for today. On its due date itself a thing is not overdue.</param>
public sealed record ListOverdue(DateOnly? AsOf) : IRequest<IReadOnlyList<OverdueItem>>
{
    /// <summary>Only of reports about this region, as the report names it; null for all.</summary>
    public string? Region { get; init; }

    /// <summary>How many of them are passed over: those of the pages before.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most; null for all.</summary>
    public int? Limit { get; init; }
}

/// <param name="Body">The accountable body.</param>
/// <param name="DaysLate">Calendar days after the due date, at least 1.</param>
public sealed record OverdueItem(SubjectId Id, DateOnly DueOn, int DaysLate, string Body, string? Area, string Text);

internal sealed class ListOverdueHandler(Database database, TimeProvider clock) : RequestHandler<ListOverdue, IReadOnlyList<OverdueItem>>
{
    protected override IReadOnlyList<OverdueItem> Handle(ListOverdue request)
    {
        if (request.Skip < 0 || request.Limit < 1)
            throw new RefusedException("--limit is at least 1, and --skip at least 0");
        var asOf = request.AsOf ?? LondonTime.Today(clock.GetUtcNow());
        // What was done on the day itself counts as done on it.
        var end = LondonTime.StartOf(asOf.AddDays(1));
        var most = request.Limit is { } limit ? (long)request.Skip + limit : long.MaxValue;
        using var connection = database.OpenForReading();
        return [.. connection.Query<Row>(request.Region is null ? Everywhere : InOneRegion, new { asOf, end, request.Region, request.Skip, most }).Select(row => new OverdueItem(
            new SubjectId(row.Kind[0], row.Id), row.DueOn, asOf.DayNumber - row.DueOn.DayNumber, row.Body, row.Area, row.Text))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Kind, long Id, DateOnly DueOn, string Body, string? Area, string Text);

    /// <summary>Something that can be late, s in its SQL; p is its report and b the body that answers for it.</summary>
    /// <param name="Kept">What else holds of those whose deadline in force counts.</param>
    private sealed record Kind(string Letter, string Due, string DoneAt, string Text, string From, string Kept = "");

    private static readonly Kind[] Kinds =
    [
        new("R", "s.DueOn", "s.ClosedAt", "s.Text",
            """
            Recommendation s
            JOIN Report p ON p.Id = s.ReportId
            JOIN RecommendationBody rb ON rb.RecommendationId = s.Id AND rb.Position = 1
            JOIN Body b ON b.Id = rb.BodyId
            """),
        new("P", "s.DueOn", "s.SubmittedAt", "'Action plan: ' || p.Title",
            """
            ActionPlan s
            JOIN Report p ON p.Id = s.ReportId
            JOIN Body b ON b.Id = s.BodyId
            """,
            "AND s.State <> 'withdrawn'"),
        new("A", "s.DueOn", "s.ClosedAt", "s.Text",
            """
            Action s
            JOIN ActionPlan l ON l.Id = s.PlanId
            JOIN Report p ON p.Id = l.ReportId
            JOIN Body b ON b.Id = s.BodyId
            """,
            "AND s.State <> 'draft'"),
        new("K", "s.ReviewOn", "s.ClosedAt", "'Review of the risk: ' || s.Text",
            """
            Risk s
            JOIN Report p ON p.Id = s.ReportId
            JOIN Body b ON b.Id = s.OwnerBodyId
            """),
    ];

    /// <summary>What is in force today and was then. The index IX_…_Late has it in order, with what decides whether it was done by then.</summary>
    private static string InForce(Kind kind, string where) => $"""
        SELECT '{kind.Letter}' AS Kind, s.Id, {kind.Due} AS DueOn, b.Name AS Body, p.Area, {kind.Text} AS Text
        FROM {kind.From}
        WHERE {kind.Due} < @asOf AND ({kind.DoneAt} IS NULL OR {kind.DoneAt} >= @end) {kind.Kept} AND p.ImportedAt < @end {where}
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = '{kind.Letter}' || s.Id AND e.Until >= @end)
        ORDER BY {kind.Due}, s.Id
        LIMIT @most
        """;

    /// <summary>What was in force then and has been replaced since.</summary>
    private static string Replaced(Kind kind, string where) => $"""
        SELECT '{kind.Letter}' AS Kind, s.Id, e.DueOn, b.Name AS Body, p.Area, {kind.Text} AS Text
        FROM EarlierDeadline e
        CROSS JOIN {kind.From}
        WHERE e.Until >= @end AND e.Subject >= '{kind.Letter}' AND e.Subject < '{(char)(kind.Letter[0] + 1)}' AND s.Id = CAST(substr(e.Subject, 2) AS INTEGER)
          AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn < @asOf AND (e.MetAt IS NULL OR e.MetAt >= @end) AND p.ImportedAt < @end {where}
        ORDER BY e.DueOn, s.Id
        LIMIT @most
        """;

    private static readonly string Everywhere = Overdue("");
    private static readonly string InOneRegion = Overdue("AND p.Region = @Region");

    private static string Overdue(string where) => $"""
        {string.Join("\nUNION ALL\n", Kinds.SelectMany(kind => new[] { InForce(kind, where), Replaced(kind, where) }).Select(part => $"SELECT Kind, Id, DueOn, Body, Area, Text FROM ({part}) AS late"))}
        ORDER BY 3, 1, 2
        LIMIT @most - @Skip OFFSET @Skip
        """;
}
