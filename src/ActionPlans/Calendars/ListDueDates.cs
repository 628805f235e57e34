using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Calendars;

/// <summary>What falls due between two days, both inclusive, of what the viewer may see and nobody has finished; soonest first.</summary>
/// <param name="Limit">At most so many.</param>
public sealed record ListDueDates(DateOnly From, DateOnly To, int Limit) : IRequest<DueDates>;

/// <param name="Installation">Tells the entries of one installation from those of another.</param>
public sealed record DueDates(string Installation, IReadOnlyList<DueDate> Dates);

/// <param name="State">As stored.</param>
/// <param name="Body">The accountable body.</param>
public sealed record DueDate(SubjectId Id, DateOnly On, string Text, string Body, string? Area, string State);

internal sealed class ListDueDatesHandler(Database database, Viewers viewers) : RequestHandler<ListDueDates, DueDates>
{
    protected override DueDates Handle(ListDueDates request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.AddDynamicParams(new { request.From, request.To, request.Limit });
        var rows = work.Query<Row>(
            $"""
            SELECT Kind, Id, DueOn, Text, Body, Area, State FROM (
                SELECT 'R' AS Kind, r.Id AS Id, r.DueOn AS DueOn, r.Text AS Text, b.Name AS Body, p.Area AS Area, r.State AS State
                FROM Recommendation r
                JOIN Report p ON p.Id = r.ReportId
                JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
                JOIN Body b ON b.Id = rb.BodyId
                WHERE r.State IN ('open', 'evidenceSubmitted') AND r.DueOn BETWEEN @From AND @To AND {scope.Recommendation("r")}
                UNION ALL
                SELECT 'P', a.Id, a.DueOn, 'Action plan: ' || p.Title, b.Name, p.Area, a.State
                FROM ActionPlan a
                JOIN Report p ON p.Id = a.ReportId
                JOIN Body b ON b.Id = a.BodyId
                WHERE a.State IN ('due', 'returned') AND a.DueOn BETWEEN @From AND @To AND {scope.Plan("a")}
                UNION ALL
                SELECT 'A', x.Id, x.DueOn, x.Text, b.Name, p.Area, x.State
                FROM Action x
                JOIN ActionPlan l ON l.Id = x.PlanId
                JOIN Report p ON p.Id = l.ReportId
                JOIN Body b ON b.Id = x.BodyId
                WHERE x.State = 'open' AND x.DueOn BETWEEN @From AND @To AND {scope.Action("x")}) AS dated
            ORDER BY DueOn, Kind, Id
            LIMIT @Limit
            """,
            parameters);
        return new DueDates(
            work.Scalar<string>("SELECT Value FROM Setting WHERE Name = 'InstallationId'")!,
            [.. rows.Select(row => new DueDate(new SubjectId(row.Kind[0], row.Id), row.DueOn, row.Text, row.Body, row.Area, row.State))]);
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Kind, long Id, DateOnly DueOn, string Text, string Body, string? Area, string State);
}
