using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Past;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Reports;

/// <summary>One report: its header, grades, plans, and what of its recommendations the viewer may see.</summary>
/// <param name="AsOf">As it stood at the end of that day, Europe/London; null: as it stands.</param>
public sealed record GetReport(long Id, DateOnly? AsOf = null) : IRequest<ReportDetails>;

/// <param name="Recommendations">In the order of the report.</param>
public sealed record ReportDetails(
    long Id, string Title, string? Area, string? Region, string Family, string FileName, DateOnly ReceivedOn, DateOnly? PublishedOn, DateOnly? InspectedFrom, DateOnly? InspectedTo,
    IReadOnlyList<ReportGrade> Grades, IReadOnlyList<ReportRecommendation> Recommendations, IReadOnlyList<ReportPlan> Plans)
{
    /// <summary>Reports in which the same is asked for, or may be, as far as the viewer may see them.</summary>
    public IReadOnlyList<LinkedReport> Linked { get; init; } = [];

    /// <summary>Due dates that would be others by what is known now, and wait for somebody's decision.</summary>
    public IReadOnlyList<ProposedDate> Proposed { get; init; } = [];

    /// <summary>The last things that people did to what the viewer may see of it, the newest first.</summary>
    public IReadOnlyList<ReportEvent> Timeline { get; init; } = [];

    /// <summary>Whether the viewer may put right when it was received.</summary>
    public bool MayCorrectReceipt { get; init; }
}

/// <summary>What the inspectors judged, as printed.</summary>
public sealed record ReportGrade(string? Group, string Aspect, string Grade);

/// <param name="Band">The timescale as printed; empty when none is.</param>
public sealed record ReportRecommendation(SubjectId Id, string? Number, string Section, string Band, string Text, string Bodies, string State, DateOnly? DueOn);

public sealed record ReportPlan(SubjectId Id, string Kind, string? Stage, string Body, string State, DateOnly? DueOn, string? SubmitTo);

/// <param name="Links">How many recommendations ask for the same, or may; <paramref name="Confirmed"/>: how many surely do.</param>
[method: ExplicitConstructor]
public sealed record LinkedReport(long Id, string Title, string Family, long Links, long Confirmed);

/// <param name="Why">Which day changed, and how the new date was worked out.</param>
public sealed record ProposedDate(SubjectId Subject, DateOnly? OldDue, DateOnly? NewDue, string Why);

public sealed record ReportEvent(DateTimeOffset At, SubjectId Subject, string By, string Text);

internal sealed class GetReportHandler(Database database, CurrentViewer current, Viewers viewers, TimeProvider clock) : RequestHandler<GetReport, ReportDetails>
{
    private const int MostEvents = 30;

    protected override ReportDetails Handle(GetReport request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        if (!scope.SeesReport(work, request.Id))
            throw new NotFoundException($"report {request.Id}");
        if (request.AsOf is not { } day)
            return Load(work, scope, request.Id);

        using var past = PastCopy.Of(database, day, request.Id, clock);
        using var then = past.Database.BeginReading();
        var whole = Load(then, Scope.Everything, request.Id);
        return whole with
        {
            Recommendations = [.. whole.Recommendations.Where(one => scope.Sees(work, one.Id))],
            Plans = [.. whole.Plans.Where(plan => scope.Sees(work, plan.Id))],
            Linked = [.. whole.Linked.Where(other => scope.SeesReport(work, other.Id))],
            Timeline = [.. whole.Timeline.Where(entry => scope.Sees(work, entry.Subject))],
            Proposed = [],
            MayCorrectReceipt = false,
        };
    }

    private ReportDetails Load(UnitOfWork work, Scope scope, long id)
    {
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.AddDynamicParams(new { id });
        var header = work.QueryFirst<Header>(
            "SELECT p.Id, p.Title, p.Area, p.Region, p.Family, p.FileName, p.ReceivedOn, p.PublishedOn, p.InspectedFrom, p.InspectedTo, p.Reading FROM Report p WHERE p.Id = @id",
            parameters)!;
        var recommendations = work.Query<RecommendationRow>(
            $"""
            SELECT r.Id, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, r.Section, r.Timescale AS Band, r.Text, r.State, r.DueOn
            FROM Recommendation r
            WHERE r.ReportId = @id AND {scope.Recommendation("+r")}
            ORDER BY r.Ordinal
            """,
            parameters);
        var bodies = work.Query<BodyRow>(Bodies, new { id }).ToLookup(row => row.RecommendationId, row => row.Name);
        var plans = work.Query<PlanRow>(
            $"""
            SELECT a.Id, a.Kind, a.Stage, b.Name AS Body, a.State, a.DueOn, a.SubmitTo
            FROM ActionPlan a
            JOIN Body b ON b.Id = a.BodyId
            WHERE a.ReportId = @id AND {scope.Plan("+a")}
            ORDER BY a.Id
            """,
            parameters);
        string[] subjects =
        [
            .. recommendations.Select(row => SubjectId.Recommendation(row.Id).ToString()), .. plans.Select(row => SubjectId.Plan(row.Id).ToString()),
            .. work.Query<long>($"SELECT x.Id FROM Action x WHERE x.PlanId IN (SELECT Id FROM ActionPlan WHERE ReportId = @id) AND {scope.Action("x")}", parameters)
                .Select(action => SubjectId.Action(action).ToString()),
            .. work.Query<long>($"SELECT k.Id FROM Risk k WHERE k.ReportId = @id AND {scope.Risk("k")}", parameters).Select(risk => SubjectId.Risk(risk).ToString()),
        ];
        return new ReportDetails(
            header.Id, header.Title, header.Area, header.Region, header.Family, header.FileName, header.ReceivedOn, header.PublishedOn, header.InspectedFrom, header.InspectedTo,
            Grades(header.Reading),
            [.. recommendations.Select(row => new ReportRecommendation(SubjectId.Recommendation(row.Id), row.Number, row.Section, row.Band, row.Text, string.Join("; ", bodies[row.Id]), row.State, row.DueOn))],
            [.. plans.Select(row => new ReportPlan(SubjectId.Plan(row.Id), row.Kind, row.Stage, row.Body, row.State, row.DueOn, row.SubmitTo))])
        {
            Linked = work.Query<LinkedReport>(Links(scope), parameters),
            Proposed = [.. work.Query<ProposedRow>(Proposals, new { subjects }).Select(row => new ProposedDate(SubjectId.Parse(row.Subject, "RP"), row.OldDue, row.NewDue, row.Why))],
            Timeline = [.. work.Query<EventRow>(Events, new { subjects }).Select(row => new ReportEvent(row.At, SubjectId.Parse(row.Subject, "RPAK"), row.By, row.Text))],
            MayCorrectReceipt = current.Viewer.IsOperator
                || AccessRules.Allows(new CorrectReceipt(id, default, "", current.Viewer.Name), current.Viewer, new Sight(work, scope)),
        };
    }

    private static IReadOnlyList<ReportGrade> Grades(string reading)
    {
        using var json = JsonDocument.Parse(reading);
        return json.RootElement.TryGetProperty("judgements", out var judgements)
            ? [.. judgements.EnumerateArray().Select(one => new ReportGrade(
                one.TryGetProperty("group", out var group) ? group.GetString() : null, one.GetProperty("aspect").GetString() ?? "", one.GetProperty("grade").GetString() ?? ""))]
            : [];
    }

    private const string Bodies = """
        SELECT rb.RecommendationId, b.Name
        FROM RecommendationBody rb
        JOIN Recommendation r ON r.Id = rb.RecommendationId
        JOIN Body b ON b.Id = rb.BodyId
        WHERE r.ReportId = @id
        ORDER BY rb.RecommendationId, rb.Position
        """;

    private static string Links(Scope scope) => $"""
        SELECT p.Id, p.Title, p.Family, count(*) AS Links, sum(CASE WHEN l.State = 'confirmed' THEN 1 ELSE 0 END) AS Confirmed
        FROM (
            SELECT l.Second AS Other, l.State FROM Recommendation r JOIN RecommendationLink l ON l.First = r.Id WHERE r.ReportId = @id
            UNION ALL
            SELECT l.First AS Other, l.State FROM Recommendation r JOIN RecommendationLink l ON l.Second = r.Id WHERE r.ReportId = @id
        ) l
        JOIN Recommendation o ON o.Id = l.Other
        JOIN Report p ON p.Id = o.ReportId
        WHERE l.State <> 'rejected' AND {scope.Recommendation("+o")}
        GROUP BY p.Id, p.Title, p.Family
        ORDER BY p.Id
        """;

    private const string Proposals = "SELECT Subject, OldDue, NewDue, Why FROM DeadlineProposal WHERE State = 'open' AND Subject IN @subjects ORDER BY Id";

    private static readonly string Events = $"""
        SELECT At, Subject, By, Text
        FROM TimelineEntry
        WHERE Subject IN @subjects AND By <> '{TimelineEntry.System}'
        ORDER BY Id DESC
        LIMIT {MostEvents}
        """;

    [method: ExplicitConstructor]
    private sealed record Header(
        long Id, string Title, string? Area, string? Region, string Family, string FileName, DateOnly ReceivedOn, DateOnly? PublishedOn, DateOnly? InspectedFrom,
        DateOnly? InspectedTo, string Reading);

    [method: ExplicitConstructor]
    private sealed record RecommendationRow(long Id, string? Number, string Section, string Band, string Text, string State, DateOnly? DueOn);

    [method: ExplicitConstructor]
    private sealed record BodyRow(long RecommendationId, string Name);

    [method: ExplicitConstructor]
    private sealed record PlanRow(long Id, string Kind, string? Stage, string Body, string State, DateOnly? DueOn, string? SubmitTo);

    [method: ExplicitConstructor]
    private sealed record ProposedRow(string Subject, DateOnly? OldDue, DateOnly? NewDue, string Why);

    [method: ExplicitConstructor]
    private sealed record EventRow(DateTimeOffset At, string Subject, string By, string Text);
}
