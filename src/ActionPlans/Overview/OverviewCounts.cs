using System.Globalization;
using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.Overview;

/// <summary>The statements behind <see cref="GetOverview"/>. What is true now is read from the indexes of states; what was true on a day, through the dates that held then.</summary>
/// <param name="isPast">Whether the day's end has passed.</param>
internal sealed class OverviewCounts(UnitOfWork work, Scope scope, DateOnly day, bool isPast)
{
    private const int Months = 12;

    private static readonly string[] Late = ["overdue", "chase"];

    private readonly DateOnly first = new DateOnly(day.Year, day.Month, 1).AddMonths(1 - Months);

    public OverviewFigures All(DateTimeOffset now, WorkingDays calendar) => new(day, now, Overdue(), OnTime(), Plans(calendar), Steps());

    private List<OverdueCount> Overdue()
    {
        // The areas come from an index: reports are long rows, and reading each for its area would take most of the time.
        var areas = work.Query<(long Id, string Area)>("SELECT Id, coalesce(Area, '') FROM Report").ToDictionary(report => report.Id, report => report.Area);
        return [.. work.Query<OverdueRow>($"SELECT d.ReportId, d.DueOn, count(*) AS Count FROM ({OverdueDuties}) d GROUP BY d.ReportId, d.DueOn", Parameters())
            .GroupBy(row => (Area: areas[row.ReportId], ItemAge.Of(day.DayNumber - row.DueOn.DayNumber).Key))
            .Select(rows => new OverdueCount(rows.Key.Area, rows.Key.Key, rows.Sum(row => row.Count)))];
    }

    private List<MonthCount> OnTime()
    {
        var ends = Enumerable.Range(0, day.DayNumber - first.DayNumber).Select(first.AddDays)
            .Select(due => new object[] { due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LondonTime.StartOf(due.AddDays(1)).ToUnixTimeMilliseconds() });
        var counted = work.Query<MonthRow>(
            $"""
            SELECT substr(d.DueOn, 1, 7) AS Month, count(*) AS FellDue, coalesce(sum(CASE WHEN d.MetAt < e.Ends THEN 1 ELSE 0 END), 0) AS OnTime
            FROM (SELECT json_extract(value, '$[0]') AS DueOn, CAST(json_extract(value, '$[1]') AS INTEGER) AS Ends FROM json_each(@ends)) e
            JOIN ({Duties("BETWEEN @first AND @before", "'open', 'evidenceSubmitted', 'closed'", "'due', 'returned', 'submitted', 'accepted'")}) d ON d.DueOn = e.DueOn
            GROUP BY substr(d.DueOn, 1, 7)
            """,
            Parameters(new { ends = JsonSerializer.Serialize(ends), first, before = day.AddDays(-1) })).ToDictionary(row => row.Month);
        return [.. Enumerable.Range(0, Months).Select(first.AddMonths).Select(month =>
            counted.GetValueOrDefault(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)) is { } row ? new MonthCount(month, row.FellDue, row.OnTime) : new MonthCount(month, 0, 0))];
    }

    private List<PlanCount> Plans(WorkingDays calendar)
    {
        var inTwenty = new Dictionary<string, bool>(StringComparer.Ordinal);
        return [.. work.Query<PlanRow>(
                $"""
                SELECT p.ReceivedOn, a.Timescale, coalesce((SELECT min(v.SubmittedAt) FROM PlanVersion v WHERE v.PlanId = a.Id), a.SubmittedAt) AS SubmittedAt
                FROM Report p
                JOIN ActionPlan a ON a.ReportId = p.Id
                WHERE p.ReceivedOn BETWEEN @since AND @day AND p.ImportedAt < @end AND a.Kind = 'required' AND a.State <> 'withdrawn' AND {scope.Plan("a")}
                """,
                Parameters(new { since = day.AddYears(-1) }))
            .Where(row => IsInTwenty(row.Timescale))
            .Select(row => row.SubmittedAt < LondonTime.StartOf(day.AddDays(1)) ? (row.ReceivedOn, Until: LondonTime.Today(row.SubmittedAt.Value), true) : (row.ReceivedOn, Until: day, false))
            .GroupBy(plan => plan)
            .GroupBy(same => (Days: Math.Max(0, calendar.Between(same.Key.ReceivedOn, same.Key.Until)), same.Key.Item3), same => same.Count())
            .Select(same => new PlanCount(same.Key.Days, same.Key.Item2, same.Sum()))
            .OrderBy(count => count.Days)];

        bool IsInTwenty(string printed) => inTwenty.TryGetValue(printed, out var known)
            ? known
            : inTwenty[printed] = (Timescale.FindDuty(printed) ?? Timescale.Read(printed)) is { Kind: TimescaleKind.Relative, Amount: 20, Unit: TimeUnit.WorkingDays };
    }

    private List<StepCount> Steps()
    {
        // Now the workflow knows its last step; of a day that has passed the notices tell, whose steps name the due date that they counted from.
        var last = isPast
            ? "SELECT n.Step FROM Notice n WHERE n.Subject = d.Subject AND n.DecidedAt < @end AND n.Step LIKE '%@' || d.DueOn ORDER BY n.DecidedAt DESC, n.Id DESC LIMIT 1"
            : "SELECT w.LadderStep FROM WorkflowInstance w WHERE w.Subject = d.Subject AND w.Status = 'waiting' ORDER BY w.Id DESC LIMIT 1";
        return [.. work.Query<StepRow>($"SELECT Step, count(*) AS Count FROM (SELECT ({last}) AS Step FROM ({OverdueDuties}) d) AS reached GROUP BY Step", Parameters())
            .GroupBy(row => Step(row.Step), row => row.Count)
            .Select(same => new StepCount(same.Key, same.Sum()))];
    }

    /// <summary>Without the date and the number of the month; null for steps of before the due date.</summary>
    private static string? Step(string? stored)
    {
        var key = stored?.Split('@')[0];
        if (key is null || key == "due" || key.StartsWith("remind", StringComparison.Ordinal))
            return null;
        return Late.FirstOrDefault(late => key.StartsWith(late, StringComparison.Ordinal)) ?? key;
    }

    private string OverdueDuties => isPast
        ? $"SELECT x.Subject, x.ReportId, x.DueOn FROM ({Duties("< @day", "", "")}) x WHERE x.MetAt IS NULL"
        : Duties("< @day", "'open', 'evidenceSubmitted'", "'due', 'returned'");

    /// <summary>What had to be done by a day: subject, report, due date, and when it was done; null: not by the end of the day looked at.</summary>
    private string Duties(string due, string recommendationStates, string planStates) => isPast ? DutiesThen(due) : $"""
        SELECT 'R' || r.Id AS Subject, r.ReportId, r.DueOn, r.ClosedAt AS MetAt
        FROM Recommendation r
        WHERE r.State IN ({recommendationStates}) AND r.DueOn {due} AND {scope.Recommendation("r")}
        UNION ALL
        SELECT 'P' || a.Id AS Subject, a.ReportId, a.DueOn, a.SubmittedAt AS MetAt
        FROM ActionPlan a
        WHERE a.State IN ({planStates}) AND a.DueOn {due} AND {scope.Plan("a")}
        """;

    /// <summary>First what is in force today and was then; after it what was in force then and has been replaced since.</summary>
    private string DutiesThen(string due) => $"""
        SELECT 'R' || r.Id AS Subject, r.ReportId, r.DueOn, CASE WHEN r.ClosedAt < @end THEN r.ClosedAt END AS MetAt
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        WHERE r.DueOn {due} AND p.ImportedAt < @end AND {scope.Recommendation("r")}
          AND NOT (r.State = 'withdrawn' AND r.ClosedAt < @end)
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = 'R' || r.Id AND e.Until >= @end)
        UNION ALL
        SELECT e.Subject, r.ReportId, e.DueOn, CASE WHEN e.MetAt < @end THEN e.MetAt END AS MetAt
        FROM EarlierDeadline e
        JOIN Recommendation r ON r.Id = CAST(substr(e.Subject, 2) AS INTEGER)
        JOIN Report p ON p.Id = r.ReportId
        WHERE e.Subject LIKE 'R%' AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn {due} AND p.ImportedAt < @end AND {scope.Recommendation("r")}
        UNION ALL
        SELECT 'P' || a.Id AS Subject, a.ReportId, a.DueOn, CASE WHEN a.SubmittedAt < @end THEN a.SubmittedAt END AS MetAt
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        WHERE a.DueOn {due} AND a.State <> 'withdrawn' AND p.ImportedAt < @end AND {scope.Plan("a")}
          AND NOT EXISTS (SELECT 1 FROM EarlierDeadline e WHERE e.Subject = 'P' || a.Id AND e.Until >= @end)
        UNION ALL
        SELECT e.Subject, a.ReportId, e.DueOn, CASE WHEN e.MetAt < @end THEN e.MetAt END AS MetAt
        FROM EarlierDeadline e
        JOIN ActionPlan a ON a.Id = CAST(substr(e.Subject, 2) AS INTEGER)
        JOIN Report p ON p.Id = a.ReportId
        WHERE e.Subject LIKE 'P%' AND e.Id = (SELECT min(f.Id) FROM EarlierDeadline f WHERE f.Subject = e.Subject AND f.Until >= @end)
          AND e.DueOn {due} AND a.State <> 'withdrawn' AND p.ImportedAt < @end AND {scope.Plan("a")}
        """;

    private DynamicParameters Parameters(object? more = null)
    {
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.AddDynamicParams(new { day, end = LondonTime.StartOf(day.AddDays(1)) });
        if (more is not null)
            parameters.AddDynamicParams(more);
        return parameters;
    }

    [method: ExplicitConstructor]
    private sealed record OverdueRow(long ReportId, DateOnly DueOn, long Count);

    [method: ExplicitConstructor]
    private sealed record MonthRow(string Month, long FellDue, long OnTime);

    private sealed class PlanRow
    {
        public DateOnly ReceivedOn { get; init; }
        public string Timescale { get; init; } = "";
        public DateTimeOffset? SubmittedAt { get; init; }
    }

    private sealed class StepRow
    {
        public string? Step { get; init; }
        public long Count { get; init; }
    }
}
