using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>Recommendations, plans and actions that the viewer may see, a page at a time.</summary>
/// <param name="Page">From 1.</param>
public sealed record ListItems(ItemFilter Filter, int Page = 1, int PageSize = 25) : IRequest<ItemPage>;

/// <summary>What to list; null and empty: everything.</summary>
public sealed record ItemFilter
{
    /// <summary>overdue, due (within 30 days), open, waiting (for a decision), undated (no date agreed) or closed.</summary>
    public string? Standing { get; init; }

    public string? Area { get; init; }

    /// <summary>A body's name, or words of it: any of those responsible.</summary>
    public string? Body { get; init; }

    /// <summary>Words of the text.</summary>
    public string? Text { get; init; }

    public long? ReportId { get; init; }

    /// <summary>R (recommendations), P (action plans) or A (actions of plans); null: recommendations and plans.</summary>
    public string? Kind { get; init; }

    /// <summary>A <see cref="Domain.Band"/> of recommendations: "3 months", "immediate", "none".</summary>
    public string? Band { get; init; }

    /// <summary>The key of an <see cref="ItemAge"/>: how long it has been overdue.</summary>
    public string? Age { get; init; }

    /// <summary>Stored name of the colour that holds for a recommendation today.</summary>
    public string? Rag { get; init; }

    /// <summary>The step of the ladder that it has reached: "escalate-oversight"; "chase" for any of the monthly ones.</summary>
    public string? Step { get; init; }

    public ItemSort Sort { get; init; }
}

public enum ItemSort
{
    /// <summary>Soonest due, or longest overdue, first; what has no date last.</summary>
    Due,

    /// <summary>Latest due first; what has no date last.</summary>
    Latest,

    /// <summary>By area, then by report.</summary>
    Area,
}

/// <param name="Total">Of all pages. Where there is much to count, it may be some minutes old.</param>
public sealed record ItemPage(IReadOnlyList<Item> Items, long Total, int Page, int PageSize)
{
    /// <summary>Nobody turns more pages than these: a filter leads there sooner.</summary>
    internal const int MostPages = 400;

    public int Pages => (int)Math.Clamp((Total + PageSize - 1) / PageSize, 1, MostPages);
}

/// <param name="Body">The accountable body.</param>
/// <param name="DaysLate">Calendar days after the due date; null when it is not overdue.</param>
public sealed record Item(SubjectId Id, long ReportId, string? Area, string Body, string Text, string State, DateOnly? DueOn, int? DaysLate)
{
    /// <summary>Stored name of the colour that holds today; null for anything but a recommendation.</summary>
    public string? Rag { get; init; }

    /// <summary>The timescale as printed; empty when none is.</summary>
    public string Timescale { get; init; } = "";

    /// <summary>The date on the table where more time was asked for and nobody has answered; null where none was.</summary>
    public DateOnly? ExtensionTo { get; init; }
}

internal sealed class ListItemsHandler(Database database, Viewers viewers, KeptFigures kept, TimeProvider clock) : RequestHandler<ListItems, ItemPage>
{
    /// <summary>Of a page; as many as a table to work on in a spreadsheet may have.</summary>
    public const int MostRows = 10_000;

    /// <summary>Whoever sees more than these does not notice one more or less for some seconds.</summary>
    private const int MostCountedAnew = 5_000;

    protected override ItemPage Handle(ListItems request)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var query = new ItemQuery(work, scope, request.Filter, today);
        var size = Math.Clamp(request.PageSize, 1, MostRows);
        var page = Math.Clamp(request.Page, 1, ItemPage.MostPages);
        var keys = Keys(page);
        // A page that is not full says how many there are.
        var total = keys.Count < size && (keys.Count > 0 || page == 1) ? ((page - 1) * size) + keys.Count : Total();
        if (keys.Count == 0 && page > 1)
        {
            page = new ItemPage([], total, page, size).Pages;
            keys = Keys(page);
        }

        var items = Load(work, keys, today);
        return new ItemPage([.. keys.Select(key => items[key.Subject])], total, page, size);

        IReadOnlyList<Key> Keys(int number) => work.Query<Key>(query.Page((number - 1) * size, size), query.Parameters);

        long Total() => kept.Get(FormattableString.Invariant($"items {today:yyyy-MM-dd} {scope.Key} {request.Filter with { Sort = ItemSort.Due }}"), () =>
        {
            using var counting = database.BeginReading();
            var all = new ItemQuery(counting, scope, request.Filter with { Sort = ItemSort.Due }, today);
            return counting.Scalar<long>(all.Count, all.Parameters);
        }, count => count > MostCountedAnew);
    }

    private static Dictionary<SubjectId, Item> Load(UnitOfWork work, IReadOnlyList<Key> keys, DateOnly today)
    {
        var recommendations = Ids('R');
        var overrides = RagStore.InForce(work, recommendations, today);
        var extensions = Of<(long Id, DateOnly To)>(ExtensionsOf, recommendations).ToDictionary(row => row.Id, row => row.To);
        var items = Of<Row>(Recommendations, recommendations).Select(row => row.ToItem('R', today) with
        {
            Rag = RagOverride.Effective(RagStore.Compute(row.State, row.DueOn, row.Deadline!, today), overrides.GetValueOrDefault(row.Id), today).Colour.ToStored(),
            ExtensionTo = extensions.TryGetValue(row.Id, out var to) ? to : null,
        });
        return items
            .Concat(Of<Row>(Plans, Ids('P')).Select(row => row.ToItem('P', today)))
            .Concat(Of<Row>(Actions, Ids('A')).Select(row => row.ToItem('A', today)))
            .ToDictionary(item => item.Id);

        IReadOnlyList<T> Of<T>(string sql, long[] ids) => ids.Length == 0 ? [] : work.Query<T>(sql, new { ids });

        long[] Ids(char kind) => [.. keys.Where(key => key.Kind[0] == kind).Select(key => key.Id)];
    }

    [method: ExplicitConstructor]
    private sealed record Key(string Kind, long Id)
    {
        public SubjectId Subject => new(Kind[0], Id);
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, long ReportId, string? Area, string? Body, string Text, string State, DateOnly? DueOn, string? Timescale, string? Deadline)
    {
        public Item ToItem(char kind, DateOnly today) => new(
            new SubjectId(kind, Id), ReportId, Area, Body ?? "", Text, State, DueOn,
            DueOn < today && State is "open" or "evidenceSubmitted" or "due" or "returned" ? today.DayNumber - DueOn!.Value.DayNumber : null)
        {
            Timescale = Timescale ?? "",
        };
    }

    private const string Recommendations = """
        SELECT r.Id, r.ReportId, p.Area, b.Name AS Body, r.Text, r.State, r.DueOn, r.Timescale, r.Deadline
        FROM Recommendation r
        JOIN Report p ON p.Id = r.ReportId
        LEFT JOIN RecommendationBody rb ON rb.RecommendationId = r.Id AND rb.Position = 1
        LEFT JOIN Body b ON b.Id = rb.BodyId
        WHERE r.Id IN @ids
        """;

    private const string Plans = """
        SELECT a.Id, a.ReportId, p.Area, b.Name AS Body, 'Action plan: ' || p.Title AS Text, a.State, a.DueOn, a.Timescale, NULL AS Deadline
        FROM ActionPlan a
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.Id IN @ids
        """;

    private const string Actions = """
        SELECT x.Id, a.ReportId, p.Area, b.Name AS Body, x.Text, x.State, x.DueOn, x.Target AS Timescale, NULL AS Deadline
        FROM Action x
        JOIN ActionPlan a ON a.Id = x.PlanId
        JOIN Report p ON p.Id = a.ReportId
        JOIN Body b ON b.Id = x.BodyId
        WHERE x.Id IN @ids
        """;

    private const string ExtensionsOf = "SELECT RecommendationId AS Id, ProposedTo AS \"To\" FROM Extension WHERE RecommendationId IN @ids AND State IN ('asked', 'countered')";
}
