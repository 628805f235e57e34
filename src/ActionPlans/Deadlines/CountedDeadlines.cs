using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.Deadlines;

/// <summary>A deadline in force that was counted from an event, and what it would be counted as now.</summary>
internal sealed record CountedDeadline(SubjectId Subject, DateOnly? DueOn, Deadline Now)
{
    public bool Differs => Now.Due != DueOn;
}

/// <summary>
/// Counts the deadlines of open recommendations and plans anew. Those that a person gave (agreed, extended, set for a resubmission) are not
/// counted from anything, and stay.
/// </summary>
internal sealed class CountedDeadlines(DeadlinePolicy policy, WorkingDays calendar)
{
    /// <param name="report">Null: of every report.</param>
    /// <param name="received">The day of receipt to count from; null: each report's own.</param>
    /// <exception cref="RefusedException">The day contradicts the report's other dates.</exception>
    public IReadOnlyList<CountedDeadline> Of(UnitOfWork work, long? report, DateOnly? received = null) => [.. work
        .Query<Row>(Open, new { report })
        .Where(row => DeadlineJson.IsCounted(row.Deadline))
        .Select(row => new CountedDeadline(new SubjectId(row.Kind[0], row.Id), row.DueOn, Deadline.Of(
            Timescale.Read(row.Timescale, row.PublishedOn),
            new TriggerDates { InspectionFrom = row.InspectedFrom, InspectionTo = row.InspectedTo, Published = row.PublishedOn, Received = received ?? row.ReceivedOn },
            policy, calendar)))];

    [method: ExplicitConstructor]
    private sealed record Row(
        string Kind, long Id, DateOnly? DueOn, string Deadline, string Timescale, DateOnly? InspectedFrom, DateOnly? InspectedTo, DateOnly? PublishedOn, DateOnly ReceivedOn);

    private const string Open = """
        SELECT 'R' AS Kind, r.Id, r.DueOn, r.Deadline, r.Timescale, p.InspectedFrom, p.InspectedTo, p.PublishedOn, p.ReceivedOn
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        WHERE r.State IN ('open', 'evidenceSubmitted') AND r.TimescaleKind IN ('relative', 'immediate') AND (@report IS NULL OR p.Id = @report)
        UNION ALL
        SELECT 'P' AS Kind, a.Id, a.DueOn, a.Deadline, a.Timescale, p.InspectedFrom, p.InspectedTo, p.PublishedOn, p.ReceivedOn
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        WHERE a.State = 'due' AND a.Kind = 'required' AND (@report IS NULL OR p.Id = @report)
        ORDER BY 1 DESC, 2
        """;
}
