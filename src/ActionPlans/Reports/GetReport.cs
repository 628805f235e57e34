using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Dapper;
using MediatR;

namespace ActionPlans.Reports;

/// <summary>One report: its header, grades, plans, and what of its recommendations the viewer may see.</summary>
public sealed record GetReport(long Id) : IRequest<ReportDetails>;

/// <param name="Recommendations">In the order of the report.</param>
public sealed record ReportDetails(
    long Id, string Title, string? Area, string? Region, string Family, string FileName, DateOnly ReceivedOn, DateOnly? PublishedOn, DateOnly? InspectedFrom, DateOnly? InspectedTo,
    IReadOnlyList<ReportGrade> Grades, IReadOnlyList<ReportRecommendation> Recommendations, IReadOnlyList<ReportPlan> Plans);

/// <summary>What the inspectors judged, as printed.</summary>
public sealed record ReportGrade(string? Group, string Aspect, string Grade);

/// <param name="Band">The timescale as printed; empty when none is.</param>
public sealed record ReportRecommendation(SubjectId Id, string? Number, string Section, string Band, string Text, string Bodies, string State, DateOnly? DueOn);

public sealed record ReportPlan(SubjectId Id, string Kind, string? Stage, string Body, string State, DateOnly? DueOn, string? SubmitTo);

internal sealed class GetReportHandler(Database database, Viewers viewers) : RequestHandler<GetReport, ReportDetails>
{
    protected override ReportDetails Handle(GetReport request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.AddDynamicParams(new { request.Id });
        var header = work.QueryFirst<Header>(
            $"""
            SELECT p.Id, p.Title, p.Area, p.Region, p.Family, p.FileName, p.ReceivedOn, p.PublishedOn, p.InspectedFrom, p.InspectedTo, p.Reading
            FROM Report p
            WHERE p.Id = @Id AND {scope.Report("p")}
            """,
            parameters) ?? throw new NotFoundException($"report {request.Id}");
        var recommendations = work.Query<RecommendationRow>(
            $"""
            SELECT r.Id, coalesce(r.Number, CAST(r.Ordinal AS TEXT)) AS Number, r.Section, r.Timescale AS Band, r.Text, r.State, r.DueOn,
                   (SELECT group_concat(b.Name, '; ') FROM RecommendationBody rb JOIN Body b ON b.Id = rb.BodyId WHERE rb.RecommendationId = r.Id) AS Bodies
            FROM Recommendation r
            WHERE r.ReportId = @Id AND {scope.Recommendation("r")}
            ORDER BY r.Ordinal
            """,
            parameters);
        var plans = work.Query<PlanRow>(
            $"""
            SELECT a.Id, a.Kind, a.Stage, b.Name AS Body, a.State, a.DueOn, a.SubmitTo
            FROM ActionPlan a
            JOIN Body b ON b.Id = a.BodyId
            WHERE a.ReportId = @Id AND {scope.Plan("a")}
            ORDER BY a.Id
            """,
            parameters);
        return new ReportDetails(
            header.Id, header.Title, header.Area, header.Region, header.Family, header.FileName, header.ReceivedOn, header.PublishedOn, header.InspectedFrom, header.InspectedTo,
            Grades(header.Reading),
            [.. recommendations.Select(row => new ReportRecommendation(SubjectId.Recommendation(row.Id), row.Number, row.Section, row.Band, row.Text, row.Bodies, row.State, row.DueOn))],
            [.. plans.Select(row => new ReportPlan(SubjectId.Plan(row.Id), row.Kind, row.Stage, row.Body, row.State, row.DueOn, row.SubmitTo))]);
    }

    private static IReadOnlyList<ReportGrade> Grades(string reading)
    {
        using var json = JsonDocument.Parse(reading);
        return json.RootElement.TryGetProperty("judgements", out var judgements)
            ? [.. judgements.EnumerateArray().Select(one => new ReportGrade(
                one.TryGetProperty("group", out var group) ? group.GetString() : null, one.GetProperty("aspect").GetString() ?? "", one.GetProperty("grade").GetString() ?? ""))]
            : [];
    }

    [method: ExplicitConstructor]
    private sealed record Header(
        long Id, string Title, string? Area, string? Region, string Family, string FileName, DateOnly ReceivedOn, DateOnly? PublishedOn, DateOnly? InspectedFrom,
        DateOnly? InspectedTo, string Reading);

    [method: ExplicitConstructor]
    private sealed record RecommendationRow(long Id, string? Number, string Section, string Band, string Text, string State, DateOnly? DueOn, string Bodies);

    [method: ExplicitConstructor]
    private sealed record PlanRow(long Id, string Kind, string? Stage, string Body, string State, DateOnly? DueOn, string? SubmitTo);
}
