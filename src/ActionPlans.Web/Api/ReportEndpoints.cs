using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Web.Api;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder read)
    {
        read.MapGet("/reports", async (HttpContext context, int? page, int? pageSize, string? words, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var paging = new Paging(page, pageSize);
            if (paging.Wrong() is { } wrong)
                return wrong.ToResult();
            var reports = await mediator.Send(new ListReports(words, paging.Number, paging.Size), cancellationToken);
            return paging.Shown(context, reports.Reports, reports.Total);
        }).Produces<PageOf<ReportLine>>().WithSummary("The reports that you may see, the last received first");

        read.MapGet("/reports/{id}", async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, ReportShape.Of(await mediator.Send(new GetReport(Changes.Number(id)), cancellationToken))))
            .Produces<ReportShape>().WithSummary("One report with its judgements, plans and those of its recommendations that you may see");
    }
}

internal sealed record ReportShape(
    long Id, string Title, string? Area, string? Region, string Family, DateOnly ReceivedOn, DateOnly? PublishedOn, DateOnly? InspectedFrom, DateOnly? InspectedTo,
    IReadOnlyList<ReportGrade> Judgements, IReadOnlyList<ReportRecommendationShape> Recommendations, IReadOnlyList<ReportPlanShape> Plans)
{
    public static ReportShape Of(ReportDetails report) => new(
        report.Id, report.Title, report.Area, report.Region, report.Family, report.ReceivedOn, report.PublishedOn, report.InspectedFrom, report.InspectedTo, report.Grades,
        [.. report.Recommendations.Select(one => new ReportRecommendationShape(one.Id.ToString(), one.Number, one.Section, one.Band, one.Text, one.Bodies, one.State, one.DueOn))],
        [.. report.Plans.Select(one => new ReportPlanShape(one.Id.ToString(), one.Kind, one.Stage, one.Body, one.State, one.DueOn, one.SubmitTo))]);
}

internal sealed record ReportRecommendationShape(string Id, string? Number, string Section, string Band, string Text, string Bodies, string State, DateOnly? DueOn);

internal sealed record ReportPlanShape(string Id, string Kind, string? Stage, string Body, string State, DateOnly? DueOn, string? SubmitTo);
