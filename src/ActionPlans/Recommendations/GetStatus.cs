using ActionPlans.Boards;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>Everything at a glance: the reports, what stands where in them, and what goes out next.</summary>
/// <param name="Report">Only this report; null: all of them.</param>
/// <param name="AsOf">As it stood at the end of that day, Europe/London; null: as it stands.</param>
public sealed record GetStatus(long? Report = null, DateOnly? AsOf = null) : IRequest<InstallationStatus>;

/// <param name="NextTimer">When the next workflow timer is due; null when none waits for a moment.</param>
/// <param name="Faulted">Workflow instances that stopped on a fault.</param>
public sealed record InstallationStatus(
    IReadOnlyList<ReportStatus> Reports, IReadOnlyList<SubjectStatus> Subjects, long MessagesPending, long MessagesSent, long MessagesFailed,
    DateTimeOffset? NextTimer, long Faulted);

[method: ExplicitConstructor]
public sealed record ReportStatus(long Id, string Title, string? Area, DateOnly ReceivedOn, long Recommendations, long Closed, long Overdue)
{
    /// <summary>The actions of its plans, and the risks of its register; none for most reports.</summary>
    public BoardCounts Board { get; init; } = BoardCounts.None;
}

/// <param name="Text">Its text; for a plan its report's title.</param>
/// <param name="DueOn">Null while no date is agreed; of a risk the day of its review.</param>
public sealed record SubjectStatus(SubjectId Id, long ReportId, string State, DateOnly? DueOn, string Body, string Text)
{
    /// <summary>The colour that holds today, with its rule; null for anything but a recommendation.</summary>
    public Rag? Rag { get; init; }

    /// <summary>The day on which its leads say that it was done, while it is open; null while one of several does not say so.</summary>
    public DateOnly? SaidDoneOn { get; init; }
}

internal sealed class GetStatusHandler(Database database, Runtime.WorkflowRuntime runtime, TimeProvider clock) : RequestHandler<GetStatus, InstallationStatus>
{
    protected override InstallationStatus Handle(GetStatus request)
    {
        if (request.AsOf is not { } day)
            return Look(database, clock, request.Report) with { NextTimer = runtime.NextDue() };
        using var past = PastCopy.Of(database, day, request.Report, clock);
        return Look(past.Database, past.Clock, request.Report);
    }

    private static InstallationStatus Look(Database database, TimeProvider clock, long? report)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        using var connection = database.OpenForReading();
        var messages = connection.Query<(string State, long Count)>("SELECT State, count(*) FROM Message GROUP BY State").ToDictionary(row => row.State, row => row.Count);
        var overrides = RagStore.InForce(connection, today);
        return new InstallationStatus(
            [.. Counted(connection.Query<ReportStatus>(Reports, new { today, report }), BoardCounts.PerReport(connection, today))],
            [.. connection.Query<SubjectRow>(Subjects, new { report }).Select(row => new SubjectStatus(new SubjectId(row.Kind[0], row.Id), row.ReportId, row.State, row.DueOn, row.Body, row.Text)
            {
                Rag = row.Deadline is null ? null : RagOverride.Effective(
                    RagStore.Compute(row.State, row.DueOn, row.Deadline, today), overrides.GetValueOrDefault(row.Id), today),
                SaidDoneOn = row.SaidDoneOn,
            })],
            messages.GetValueOrDefault("pending"),
            messages.GetValueOrDefault("sent"),
            messages.GetValueOrDefault("failed"),
            null,
            connection.ExecuteScalar<long>("SELECT count(*) FROM WorkflowInstance WHERE Status = 'faulted'"));
    }

    private static IEnumerable<ReportStatus> Counted(IEnumerable<ReportStatus> reports, IReadOnlyDictionary<long, BoardCounts> board) =>
        reports.Select(report => report with { Board = board.GetValueOrDefault(report.Id, BoardCounts.None) });

    [method: ExplicitConstructor]
    private sealed record SubjectRow(string Kind, long Id, long ReportId, string State, DateOnly? DueOn, string Body, string Text, string? Deadline, DateOnly? SaidDoneOn);

    private const string Reports = """
        SELECT p.Id, p.Title, p.Area, p.ReceivedOn, count(r.Id) AS Recommendations,
               sum(CASE WHEN r.State IN ('closed', 'withdrawn') THEN 1 ELSE 0 END) AS Closed,
               sum(CASE WHEN r.ClosedAt IS NULL AND r.DueOn < @today THEN 1 ELSE 0 END) AS Overdue
        FROM Report p
        LEFT JOIN Recommendation r ON r.ReportId = p.Id
        WHERE @report IS NULL OR p.Id = @report
        GROUP BY p.Id, p.Title, p.Area, p.ReceivedOn
        ORDER BY p.Id
        """;

    private const string Subjects = """
        SELECT Kind, Id, ReportId, State, DueOn, Body, Text, Deadline, SaidDoneOn
        FROM (
        SELECT 'P' AS Kind, a.Id, a.ReportId, a.State, a.DueOn, b.Name AS Body, p.Title AS Text, NULL AS Deadline, NULL AS SaidDoneOn
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        UNION ALL
        SELECT 'A' AS Kind, a.Id, l.ReportId, a.State, a.DueOn, b.Name AS Body, a.Text, NULL AS Deadline, NULL AS SaidDoneOn
        FROM Action a
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Body b ON b.Id = a.BodyId
        UNION ALL
        SELECT 'K' AS Kind, k.Id, k.ReportId, k.State, k.ReviewOn AS DueOn, b.Name AS Body, k.Text, NULL AS Deadline, NULL AS SaidDoneOn
        FROM Risk k
        JOIN Body b ON b.Id = k.OwnerBodyId
        UNION ALL
        SELECT 'R' AS Kind, r.Id, r.ReportId, r.State, r.DueOn, b.Name AS Body, r.Text, r.Deadline,
               (SELECT CASE WHEN count(o.DoneOn) = count(*) THEN max(o.DoneOn) END FROM RecommendationBody o WHERE o.RecommendationId = r.Id AND o.State = 'open') AS SaidDoneOn
        FROM Recommendation r
        JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
        JOIN Body b ON b.Id = rb.BodyId
        ) AS everything
        WHERE @report IS NULL OR ReportId = @report
        ORDER BY 3, 1, 2
        """;
}
