using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>What is overdue, most overdue first: due before the day, and not yet done on it.</summary>
/// <param name="AsOf">Europe/London; null for today. On its due date itself a thing is not overdue.</param>
public sealed record ListOverdue(DateOnly? AsOf) : IRequest<IReadOnlyList<OverdueItem>>;

/// <param name="Body">The accountable body.</param>
/// <param name="DaysLate">Calendar days after the due date, at least 1.</param>
public sealed record OverdueItem(SubjectId Id, DateOnly DueOn, int DaysLate, string Body, string? Area, string Text);

internal sealed class ListOverdueHandler(Database database, TimeProvider clock) : RequestHandler<ListOverdue, IReadOnlyList<OverdueItem>>
{
    protected override IReadOnlyList<OverdueItem> Handle(ListOverdue request)
    {
        var asOf = request.AsOf ?? LondonTime.Today(clock.GetUtcNow());
        // What was done on the day itself counts as done on it.
        var end = LondonTime.StartOf(asOf.AddDays(1));
        using var connection = database.OpenForReading();
        return [.. connection.Query<Row>(Overdue, new { asOf, end }).Select(row => new OverdueItem(
            new SubjectId(row.Kind[0], row.Id), row.DueOn, asOf.DayNumber - row.DueOn.DayNumber, row.Body, row.Area, row.Text))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Kind, long Id, DateOnly DueOn, string Body, string? Area, string Text);

    // First what is in force today and was then; after it what was in force then and has been replaced since.
    private const string Overdue = """
        SELECT 'R' AS Kind, r.Id, r.DueOn, b.Name AS Body, p.Area, r.Text
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
        JOIN Body b ON b.Id = rb.BodyId
        WHERE r.DueOn < @asOf AND (r.ClosedAt IS NULL OR r.ClosedAt >= @end) AND p.ImportedAt < @end
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = 'R' || r.Id AND e.Until >= @end)
        UNION ALL
        SELECT 'P' AS Kind, a.Id, a.DueOn, b.Name AS Body, p.Area, 'Action plan: ' || p.Title AS Text
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.DueOn < @asOf AND (a.SubmittedAt IS NULL OR a.SubmittedAt >= @end) AND a.State <> 'withdrawn' AND p.ImportedAt < @end
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = 'P' || a.Id AND e.Until >= @end)
        UNION ALL
        SELECT 'R' AS Kind, r.Id, e.DueOn, b.Name AS Body, p.Area, r.Text
        FROM EarlierDeadline e
        JOIN Recommendation r ON r.Id = CAST(substr(e.Subject, 2) AS INTEGER)
        JOIN Report p ON p.Id = r.ReportId
        JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
        JOIN Body b ON b.Id = rb.BodyId
        WHERE e.Subject LIKE 'R%' AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn < @asOf AND (e.MetAt IS NULL OR e.MetAt >= @end) AND p.ImportedAt < @end
        UNION ALL
        SELECT 'P' AS Kind, a.Id, e.DueOn, b.Name AS Body, p.Area, 'Action plan: ' || p.Title AS Text
        FROM EarlierDeadline e
        JOIN ActionPlan a ON a.Id = CAST(substr(e.Subject, 2) AS INTEGER)
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE e.Subject LIKE 'P%' AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn < @asOf AND (e.MetAt IS NULL OR e.MetAt >= @end) AND p.ImportedAt < @end
        UNION ALL
        SELECT 'A' AS Kind, a.Id, a.DueOn, b.Name AS Body, p.Area, a.Text
        FROM Action a
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Report p ON p.Id = l.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.DueOn < @asOf AND a.State <> 'draft' AND (a.ClosedAt IS NULL OR a.ClosedAt >= @end) AND p.ImportedAt < @end
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = 'A' || a.Id AND e.Until >= @end)
        UNION ALL
        SELECT 'A' AS Kind, a.Id, e.DueOn, b.Name AS Body, p.Area, a.Text
        FROM EarlierDeadline e
        JOIN Action a ON a.Id = CAST(substr(e.Subject, 2) AS INTEGER)
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Report p ON p.Id = l.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE e.Subject LIKE 'A%' AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn < @asOf AND (e.MetAt IS NULL OR e.MetAt >= @end) AND p.ImportedAt < @end
        UNION ALL
        SELECT 'K' AS Kind, k.Id, k.ReviewOn AS DueOn, b.Name AS Body, p.Area, 'Review of the risk: ' || k.Text AS Text
        FROM Risk k
        JOIN Report p ON p.Id = k.ReportId
        JOIN Body b ON b.Id = k.OwnerBodyId
        WHERE k.ReviewOn < @asOf AND (k.ClosedAt IS NULL OR k.ClosedAt >= @end) AND p.ImportedAt < @end
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = 'K' || k.Id AND e.Until >= @end)
        UNION ALL
        SELECT 'K' AS Kind, k.Id, e.DueOn, b.Name AS Body, p.Area, 'Review of the risk: ' || k.Text AS Text
        FROM EarlierDeadline e
        JOIN Risk k ON k.Id = CAST(substr(e.Subject, 2) AS INTEGER)
        JOIN Report p ON p.Id = k.ReportId
        JOIN Body b ON b.Id = k.OwnerBodyId
        WHERE e.Subject LIKE 'K%' AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn < @asOf AND (e.MetAt IS NULL OR e.MetAt >= @end) AND p.ImportedAt < @end
        ORDER BY 3, 1, 2
        """;
}
