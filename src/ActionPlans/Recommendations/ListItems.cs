using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>Recommendations and plans that the viewer may see, soonest due first, a page at a time.</summary>
/// <param name="Page">From 1.</param>
public sealed record ListItems(ItemFilter Filter, int Page = 1, int PageSize = 25) : IRequest<ItemPage>;

/// <summary>What to list; null and empty: everything.</summary>
public sealed record ItemFilter
{
    /// <summary>overdue, due (within 30 days), open, waiting (for a decision), undated (no date agreed) or closed.</summary>
    public string? Standing { get; init; }

    public string? Area { get; init; }

    /// <summary>A body's name: any of those responsible.</summary>
    public string? Body { get; init; }

    /// <summary>Words of the text.</summary>
    public string? Text { get; init; }

    public long? ReportId { get; init; }
}

/// <param name="Total">Of all pages.</param>
public sealed record ItemPage(IReadOnlyList<Item> Items, long Total, int Page, int PageSize)
{
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <param name="Body">The accountable body.</param>
/// <param name="DaysLate">Calendar days after the due date; null when it is not overdue.</param>
public sealed record Item(SubjectId Id, long ReportId, string? Area, string Body, string Text, string State, DateOnly? DueOn, int? DaysLate);

internal sealed class ListItemsHandler(Database database, Viewers viewers, TimeProvider clock) : RequestHandler<ListItems, ItemPage>
{
    protected override ItemPage Handle(ListItems request)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var query = new ItemQuery(scope, request.Filter, today);
        var page = Math.Clamp(request.Page, 1, 100_000);
        var total = work.Scalar<long>(query.Count, query.Parameters);
        var rows = work.Query<Row>(query.Page((page - 1) * request.PageSize, request.PageSize), query.Parameters);
        return new ItemPage([.. rows.Select(row => row.ToItem(today))], total, page, request.PageSize);
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Kind, long Id, long ReportId, string? Area, string Body, string Text, string State, DateOnly? DueOn)
    {
        public Item ToItem(DateOnly today) => new(
            new SubjectId(Kind[0], Id), ReportId, Area, Body, Text, State, DueOn,
            DueOn < today && State is "open" or "evidenceSubmitted" or "due" or "returned" ? today.DayNumber - DueOn!.Value.DayNumber : null);
    }
}

/// <summary>The statements behind <see cref="ListItems"/>: a union of recommendations and plans, both under the same conditions.</summary>
internal sealed class ItemQuery
{
    private readonly string recommendations;
    private readonly string plans;

    public ItemQuery(Scope scope, ItemFilter filter, DateOnly today)
    {
        Parameters = new DynamicParameters(scope.Parameters);
        Parameters.AddDynamicParams(new
        {
            today, soon = today.AddDays(30), filter.Area, filter.Body, filter.ReportId,
            text = Like.Containing(filter.Text),
        });
        var shared = $"""
            {(filter.Area is null ? "" : "AND p.Area = @Area")}
            {(filter.ReportId is null ? "" : "AND p.Id = @ReportId")}
            """;
        recommendations = $"""
            FROM Recommendation r
            JOIN Report p ON p.Id = r.ReportId
            JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
            JOIN Body b ON b.Id = rb.BodyId
            WHERE {scope.Recommendation("r")} AND {Standing(filter.Standing, "r", "('open', 'evidenceSubmitted')", "('closed', 'withdrawn')", "'evidenceSubmitted'")}
            {shared}
            {(filter.Body is null ? "" : "AND EXISTS (SELECT 1 FROM RecommendationBody x JOIN Body xb ON xb.Id = x.BodyId WHERE x.RecommendationId = r.Id AND xb.Name = @Body)")}
            {(filter.Text is null ? "" : "AND r.Text LIKE @text ESCAPE '!'")}
            """;
        plans = $"""
            FROM ActionPlan a
            JOIN Report p ON p.Id = a.ReportId
            JOIN Body b ON b.Id = a.BodyId
            WHERE {scope.Plan("a")} AND {Standing(filter.Standing, "a", "('due', 'returned', 'submitted')", "('accepted', 'withdrawn')", "'submitted'")}
            {shared}
            {(filter.Body is null ? "" : "AND b.Name = @Body")}
            {(filter.Text is null ? "" : "AND p.Title LIKE @text ESCAPE '!'")}
            """;
    }

    public DynamicParameters Parameters { get; }

    public string Count => $"SELECT (SELECT count(*) {recommendations}) + (SELECT count(*) {plans})";

    public string Page(int skip, int take) => $"""
        SELECT 'R' AS Kind, r.Id AS Id, r.ReportId, p.Area, b.Name AS Body, r.Text, r.State, r.DueOn, coalesce(r.DueOn, '9999') AS SortKey {recommendations}
        UNION ALL
        SELECT 'P' AS Kind, a.Id AS Id, a.ReportId, p.Area, b.Name AS Body, 'Action plan: ' || p.Title AS Text, a.State, a.DueOn, coalesce(a.DueOn, '9999') AS SortKey {plans}
        ORDER BY SortKey, Kind, Id
        LIMIT {take} OFFSET {skip}
        """;

    // Submitted plans wait for a decision of others: their own date has been met, so they are never overdue.
    private static string Standing(string? standing, string alias, string alive, string over, string waiting) => standing switch
    {
        "overdue" => $"{alias}.State IN {alive} AND {alias}.State <> 'submitted' AND {alias}.DueOn < @today",
        "due" => $"{alias}.State IN {alive} AND {alias}.State <> 'submitted' AND {alias}.DueOn BETWEEN @today AND @soon",
        "open" => $"{alias}.State IN {alive}",
        "waiting" => $"{alias}.State = {waiting}",
        "undated" => $"{alias}.State IN {alive} AND {alias}.DueOn IS NULL",
        "closed" => $"{alias}.State IN {over}",
        _ => "1 = 1",
    };
}
