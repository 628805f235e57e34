using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>What people did lately to what the viewer may see, the newest first. What the system did by itself is left out.</summary>
/// <param name="WorkingDays">How far back, before today.</param>
public sealed record ListChanges(int WorkingDays = 3, int Most = 10) : IRequest<IReadOnlyList<RecentChange>>;

/// <param name="Said">The entry of the timeline.</param>
/// <param name="About">The subject's own text.</param>
public sealed record RecentChange(DateTimeOffset At, SubjectId Subject, string By, string Said, string About);

internal sealed class ListChangesHandler(Database database, Viewers viewers, WorkingDays calendar, TimeProvider clock) : RequestHandler<ListChanges, IReadOnlyList<RecentChange>>
{
    // Whoever sees little must not make us look through everything that a busy region did.
    private const int MostLookedAt = 3_000;
    private const int FewLookedAt = 100;

    protected override IReadOnlyList<RecentChange> Handle(ListChanges request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var since = LondonTime.StartOf(calendar.Add(LondonTime.Today(clock.GetUtcNow()), -request.WorkingDays));
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.AddDynamicParams(new { since, request.Most });
        // Whoever sees much finds enough among the newest few.
        var rows = Look(FewLookedAt);
        if (rows.Count < request.Most)
            rows = Look(MostLookedAt);
        return [.. rows.Select(row => new RecentChange(row.At, SubjectId.Parse(row.Subject, "RPAK"), row.By, row.Said, row.About))];

        IReadOnlyList<Row> Look(int looked)
        {
            parameters.Add("looked", looked);
            return work.Query<Row>(Sql(scope), parameters);
        }
    }

    private static string Sql(Scope scope) => $"""
        SELECT At, Subject, By, Said, About
        FROM (
            SELECT t.Id, t.At, t.Subject, t.By, t.Text AS Said, CASE t.Kind
                WHEN 'R' THEN (SELECT r.Text FROM Recommendation r WHERE r.Id = t.Number AND {scope.Recommendation("r")})
                WHEN 'P' THEN (SELECT 'Action plan: ' || p.Title FROM ActionPlan a JOIN Report p ON p.Id = a.ReportId WHERE a.Id = t.Number AND {scope.Plan("a")})
                WHEN 'A' THEN (SELECT x.Text FROM Action x WHERE x.Id = t.Number AND {scope.Action("x")})
                ELSE (SELECT k.Text FROM Risk k WHERE k.Id = t.Number AND {scope.Risk("k")})
            END AS About
            FROM (
                SELECT Id, At, Subject, By, Text, substr(Subject, 1, 1) AS Kind, CAST(substr(Subject, 2) AS INTEGER) AS Number
                FROM TimelineEntry
                WHERE By <> '{TimelineEntry.System}' AND At >= @since
                ORDER BY At DESC
                LIMIT @looked
            ) t
            WHERE t.Kind IN ('R', 'P', 'A', 'K') AND t.Subject = t.Kind || t.Number{(scope.IsWide ? "" : $" AND t.Subject IN ({scope.Subjects})")}
        ) AS changes
        WHERE About IS NOT NULL
        ORDER BY At DESC, Id DESC
        LIMIT @Most
        """;

    [method: ExplicitConstructor]
    private sealed record Row(DateTimeOffset At, string Subject, string By, string Said, string About);
}
