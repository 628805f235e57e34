using System.Data.Common;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Boards;

/// <summary>How many actions and risks a report has, apart from its recommendations.</summary>
/// <param name="ActionsOver">Done or withdrawn.</param>
/// <param name="ActionsOverdue">Open, and due before today.</param>
/// <param name="Risks">Those that are open.</param>
/// <param name="ReviewsOverdue">Open risks whose review should have been done before today.</param>
public sealed record BoardCounts(long Actions, long ActionsOver, long ActionsOverdue, long Risks, long ReviewsOverdue)
{
    public static BoardCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>In words: "12 actions, 3 over, 2 overdue; 4 risks, 1 risk review overdue".</summary>
    public override string ToString()
    {
        var actions = $"{Say.Count(Actions, "action")}, {ActionsOver} over, {ActionsOverdue} overdue";
        return Risks == 0 ? actions : $"{actions}; {Say.Count(Risks, "risk")}, {Say.Count(ReviewsOverdue, "risk review")} overdue";
    }

    internal static Dictionary<long, BoardCounts> PerReport(DbConnection connection, DateOnly today) =>
        connection.Query<Row>(Counts, new { today }).ToDictionary(row => row.ReportId, row => new BoardCounts(row.Actions, row.ActionsOver, row.ActionsOverdue, row.Risks, row.ReviewsOverdue));

    [method: ExplicitConstructor]
    private sealed record Row(long ReportId, long Actions, long ActionsOver, long ActionsOverdue, long Risks, long ReviewsOverdue);

    private const string Counts = """
        SELECT ReportId, sum(Actions) AS Actions, sum(ActionsOver) AS ActionsOver, sum(ActionsOverdue) AS ActionsOverdue, sum(Risks) AS Risks, sum(ReviewsOverdue) AS ReviewsOverdue
        FROM (
            SELECT l.ReportId, 1 AS Actions, CASE WHEN a.State IN ('done', 'withdrawn') THEN 1 ELSE 0 END AS ActionsOver,
                   CASE WHEN a.State = 'open' AND a.DueOn < @today THEN 1 ELSE 0 END AS ActionsOverdue, 0 AS Risks, 0 AS ReviewsOverdue
            FROM Action a
            JOIN ActionPlan l ON l.Id = a.PlanId
            UNION ALL
            SELECT k.ReportId, 0, 0, 0, 1, CASE WHEN k.ReviewOn < @today THEN 1 ELSE 0 END
            FROM Risk k
            WHERE k.State = 'open'
        ) AS counted
        GROUP BY ReportId
        """;
}
