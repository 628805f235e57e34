using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Reports;

/// <summary>The reports that the viewer may see, the last received first, a page at a time.</summary>
/// <param name="Words">Of title or area; null: all.</param>
/// <param name="Page">From 1.</param>
public sealed record ListReports(string? Words = null, int Page = 1, int PageSize = 25) : IRequest<ReportPage>;

public sealed record ReportPage(IReadOnlyList<ReportLine> Reports, long Total, int Page, int PageSize)
{
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <param name="Recommendations">Those that the viewer may see; likewise <paramref name="Closed"/> and <paramref name="Overdue"/>.</param>
[method: ExplicitConstructor]
public sealed record ReportLine(
    long Id, string Title, string? Area, string Family, DateOnly ReceivedOn, DateOnly? PublishedOn, long Recommendations, long Closed, long Overdue);

internal sealed class ListReportsHandler(Database database, Viewers viewers, TimeProvider clock) : RequestHandler<ListReports, ReportPage>
{
    protected override ReportPage Handle(ListReports request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var parameters = new DynamicParameters(scope.Parameters);
        var page = Math.Clamp(request.Page, 1, 100_000);
        parameters.AddDynamicParams(new
        {
            today = LondonTime.Today(clock.GetUtcNow()), words = Like.Containing(request.Words), take = request.PageSize, skip = (page - 1) * request.PageSize,
        });
        var where = $"{scope.Report("p")} {(string.IsNullOrWhiteSpace(request.Words) ? "" : "AND (p.Title LIKE @words ESCAPE '!' OR p.Area LIKE @words ESCAPE '!')")}";
        var reports = work.Query<ReportLine>(
            $"""
            SELECT p.Id, p.Title, p.Area, p.Family, p.ReceivedOn, p.PublishedOn,
                   (SELECT count(*) FROM Recommendation r WHERE r.ReportId = p.Id AND {scope.Recommendation("r")}) AS Recommendations,
                   (SELECT count(*) FROM Recommendation r WHERE r.ReportId = p.Id AND r.State IN ('closed', 'withdrawn') AND {scope.Recommendation("r")}) AS Closed,
                   (SELECT count(*) FROM Recommendation r WHERE r.ReportId = p.Id AND r.State IN ('open', 'evidenceSubmitted') AND r.DueOn < @today AND {scope.Recommendation("r")}) AS Overdue
            FROM Report p
            WHERE {where}
            ORDER BY p.ReceivedOn DESC, p.Id DESC
            LIMIT @take OFFSET @skip
            """,
            parameters);
        return new ReportPage(reports, work.Scalar<long>($"SELECT count(*) FROM Report p WHERE {where}", parameters), page, request.PageSize);
    }
}
