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
public sealed record ReportLine(
    long Id, string Title, string? Area, string Family, DateOnly ReceivedOn, DateOnly? PublishedOn, long Recommendations, long Closed, long Overdue);

internal sealed class ListReportsHandler(Database database, Viewers viewers, KeptFigures kept, TimeProvider clock) : RequestHandler<ListReports, ReportPage>
{
    private const int MostCountedAnew = 1_000;

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
        var picked = string.IsNullOrWhiteSpace(request.Words) ? "" : "AND (p.Title LIKE @words ESCAPE '!' OR p.Area LIKE @words ESCAPE '!')";
        var reports = work.Query<Row>(
            $"""
            SELECT p.Id, p.Title, p.Area, p.Family, p.ReceivedOn, p.PublishedOn
            FROM Report p
            WHERE {scope.Report("p")} {picked}
            ORDER BY p.ReceivedOn DESC, p.Id DESC
            LIMIT @take OFFSET @skip
            """,
            parameters);
        parameters.AddDynamicParams(new { ids = reports.Select(report => report.Id).ToArray() });
        // A statement of its own: together with the page, SQLite counts everything first.
        var counts = reports.Count == 0 ? [] : work.Query<Counts>(
            $"""
            SELECT r.ReportId, count(*) AS Recommendations,
                   count(CASE WHEN r.State IN ('closed', 'withdrawn') THEN 1 END) AS Closed,
                   count(CASE WHEN r.State IN ('open', 'evidenceSubmitted') AND r.DueOn < @today THEN 1 END) AS Overdue
            FROM Recommendation r
            WHERE r.ReportId IN @ids AND {scope.Recommendation("+r")}
            GROUP BY r.ReportId
            """,
            parameters).ToDictionary(count => count.ReportId);
        var lines = reports.Select(report => report.With(counts.GetValueOrDefault(report.Id) ?? new Counts(report.Id, 0, 0, 0)));
        var total = kept.Get($"reports {scope.Key} {request.Words}", () =>
        {
            using var counting = database.BeginReading();
            return counting.Scalar<long>($"SELECT count(*) FROM Report p WHERE {scope.Report("p")} {picked}", parameters);
        }, count => count > MostCountedAnew);
        return new ReportPage([.. lines], total, page, request.PageSize);
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, string Title, string? Area, string Family, DateOnly ReceivedOn, DateOnly? PublishedOn)
    {
        public ReportLine With(Counts counts) => new(Id, Title, Area, Family, ReceivedOn, PublishedOn, counts.Recommendations, counts.Closed, counts.Overdue);
    }

    private sealed record Counts(long ReportId, long Recommendations, long Closed, long Overdue);
}
