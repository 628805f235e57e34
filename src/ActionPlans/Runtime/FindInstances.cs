using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>A page of workflow instances, the newest first. Made for a million of them: nothing is counted or read that the page does not show.</summary>
/// <param name="Page">From 1; <paramref name="PageSize"/> is at most 100.</param>
/// <param name="OldestFirst">The other way round.</param>
public sealed record FindInstances(InstanceFilter Filter, int Page = 1, int PageSize = 10, bool OldestFirst = false) : IRequest<InstancePage>;

/// <summary>Which instances; what is not given leaves nothing out.</summary>
public sealed record InstanceFilter
{
    /// <summary>Of these workflows; empty for all.</summary>
    public IReadOnlyCollection<string> Definitions { get; init; } = [];

    /// <summary>On this version of them; null for any.</summary>
    public long? Version { get; init; }

    /// <summary>waiting, finished, faulted, cancelled; empty for all.</summary>
    public IReadOnlyCollection<string> Statuses { get; init; } = [];

    /// <summary>A subject ("R7") or an instance's number, written out.</summary>
    public string? About { get; init; }

    /// <summary>Begun at or after this instant, and before that one.</summary>
    public DateTimeOffset? BegunSince { get; init; }

    public DateTimeOffset? BegunBefore { get; init; }
}

/// <param name="Total">How many there are on all pages; with many instances, as counted a short while ago.</param>
public sealed record InstancePage(IReadOnlyList<InstanceSummary> Instances, long Total);

internal sealed class FindInstancesHandler(Database database, KeptFigures figures) : RequestHandler<FindInstances, InstancePage>
{
    private const int LargestPage = 100;
    private const int MostOfOneSubject = 1_000;

    /// <summary>So many can be passed over one by one.</summary>
    private const int Near = 20_000;

    /// <summary>Ids are counted in blocks of so many, to find the page that is far from both ends.</summary>
    private const int Block = 4_096;

    protected override InstancePage Handle(FindInstances request)
    {
        using var work = database.BeginReading();
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var skip = (long)Math.Max(0, request.Page - 1) * size;
        if (request.Filter.About is { Length: > 0 } about)
        {
            var found = About(work, about.Trim(), request.Filter, request.OldestFirst);
            return new InstancePage([.. found.Skip((int)Math.Min(skip, int.MaxValue)).Take(size)], found.Count);
        }

        var parts = Parts(work, request.Filter);
        var range = new IdRange(FirstSince(work, request.Filter.BegunSince) ?? 0, FirstSince(work, request.Filter.BegunBefore) ?? long.MaxValue);
        var total = Total(work, parts, range, request.Filter);
        return new InstancePage(Read(work, Page(work, parts, range, skip, size, total, request.OldestFirst), request.OldestFirst), total);
    }

    /// <summary>Everything about one thing, or the one instance of that number. There are few: a recommendation that is reopened begins again.</summary>
    private static IReadOnlyList<InstanceSummary> About(UnitOfWork work, string about, InstanceFilter filter, bool oldestFirst)
    {
        var number = long.TryParse(about, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;
        var rows = work.Query<InstanceSummary>(
            $"""
            {Summary}
            WHERE i.Id IN (
                SELECT Id FROM WorkflowInstance WHERE Subject = @about
                UNION SELECT Id FROM WorkflowInstance WHERE Correlation = @about
                UNION SELECT Id FROM WorkflowInstance WHERE Id = @number)
            ORDER BY i.Id DESC
            LIMIT {MostOfOneSubject}
            """,
            new { about, number });
        var wanted = rows.Where(row => (filter.Definitions.Count == 0 || filter.Definitions.Contains(row.DefinitionId)) && (filter.Version ?? row.DefinitionVersion) == row.DefinitionVersion
            && (filter.Statuses.Count == 0 || filter.Statuses.Contains(row.Status)) && row.CreatedAt >= (filter.BegunSince ?? row.CreatedAt) && !(row.CreatedAt >= filter.BegunBefore));
        return [.. oldestFirst ? wanted.Reverse() : wanted];
    }

    /// <summary>The parts of the index that hold what is asked for: each is one version of a definition in one state.</summary>
    private static List<Part> Parts(UnitOfWork work, InstanceFilter filter)
    {
        var versions = work.Query<Version>("SELECT Id, DefinitionId, Version AS Number FROM WorkflowDefinition")
            .Where(version => (filter.Definitions.Count == 0 || filter.Definitions.Contains(version.DefinitionId)) && (filter.Version ?? version.Number) == version.Number);
        var statuses = filter.Statuses.Count == 0 ? AllStatuses : AllStatuses.Where(filter.Statuses.Contains);
        return [.. versions.SelectMany(version => statuses.Select(status => new Part(version.Id, status)))];
    }

    /// <summary>
    /// Ids are given in the order of time, so a moment is a place among them: looked up as in a dictionary, by opening it in the middle.
    /// </summary>
    /// <returns>The first id begun at or after the instant; null without an instant.</returns>
    private static long? FirstSince(UnitOfWork work, DateTimeOffset? instant)
    {
        if (instant is not { } since)
            return null;
        long low = 0, high = (work.Scalar<long?>("SELECT max(Id) FROM WorkflowInstance") ?? 0) + 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var row = work.QueryFirst<Begun>("SELECT Id, CreatedAt FROM WorkflowInstance WHERE Id >= @middle ORDER BY Id LIMIT 1", new { middle });
            if (row is null || row.CreatedAt >= since)
                high = middle;
            else
                low = row.Id + 1;
        }

        return low;
    }

    private long Total(UnitOfWork work, List<Part> parts, IdRange range, InstanceFilter filter)
    {
        if (filter.BegunSince is null && filter.BegunBefore is null)
        {
            var counts = figures.Get("instances", CountAll);
            return parts.Sum(part => counts.GetValueOrDefault(part));
        }

        return CountIn(work, parts, range);
    }

    private static long CountIn(UnitOfWork work, List<Part> parts, IdRange range) => parts.Sum(part => work.Scalar<long>(
        "SELECT count(*) FROM WorkflowInstance WHERE Definition = @Definition AND Status = @Status AND Id >= @From AND Id < @Before",
        new { part.Definition, part.Status, range.From, range.Before }));

    private Dictionary<Part, long> CountAll()
    {
        using var work = database.BeginReading();
        return work.Query<Count>("SELECT Definition, Status, count(*) AS Many FROM WorkflowInstance GROUP BY Definition, Status").ToDictionary(count => new Part(count.Definition, count.Status), count => count.Many);
    }

    private IReadOnlyList<BlockCount> CountBlocks()
    {
        using var work = database.BeginReading();
        return work.Query<BlockCount>($"SELECT Definition, Status, Id / {Block} AS Number, count(*) AS Many FROM WorkflowInstance GROUP BY Definition, Status, Id / {Block}");
    }

    /// <summary>
    /// Passes over whole blocks of ids, as counted a short while ago: what has begun or changed its status since then moves the pages by as many places, as it does from
    /// one page to the next.
    /// </summary>
    /// <returns>The range that is left, and how many are still to be passed over there.</returns>
    private (IdRange Range, long Skip) PassOver(UnitOfWork work, List<Part> parts, IdRange range, long skip, bool oldestFirst)
    {
        var wanted = parts.ToHashSet();
        var blocks = figures.Get("instances by block", CountBlocks)
            .Where(count => wanted.Contains(new Part(count.Definition, count.Status)))
            .GroupBy(count => count.Number, count => count.Many)
            .Select(block => (Ids: new IdRange(block.Key * Block, (block.Key + 1) * Block), Many: block.Sum()))
            .Where(block => block.Ids.Before > range.From && block.Ids.From < range.Before)
            .OrderBy(block => oldestFirst ? block.Ids.From : -block.Ids.From);
        var left = skip;
        foreach (var (ids, many) in blocks)
        {
            var isWhole = ids.From >= range.From && ids.Before <= range.Before;
            var here = isWhole ? many : CountIn(work, parts, new IdRange(Math.Max(ids.From, range.From), Math.Min(ids.Before, range.Before)));
            if (left < here)
                return (oldestFirst ? range with { From = Math.Max(ids.From, range.From) } : range with { Before = Math.Min(ids.Before, range.Before) }, left);
            left -= here;
        }

        return (range, skip);
    }

    /// <summary>The ids of a page, merged from the parts of the index; what is nearer to the other end is read from there.</summary>
    private List<long> Page(UnitOfWork work, List<Part> parts, IdRange range, long skip, int size, long total, bool oldestFirst)
    {
        if (parts.Count == 0)
            return [];
        var left = total - skip;
        if (left <= 0 && skip > 0)
            return [];
        var fromEnd = left < Near && skip > left;
        if (fromEnd)
            (skip, size) = (Math.Max(0, left - size), (int)Math.Min(size, left));
        else if (skip > Near)
            (range, skip) = PassOver(work, parts, range, skip, oldestFirst);

        var order = oldestFirst == fromEnd ? "DESC" : "ASC";
        var values = new DynamicParameters(new { range.From, range.Before, skip, size, end = skip + size });
        var each = parts.Select((part, place) =>
        {
            values.Add($"d{place}", part.Definition);
            values.Add($"s{place}", part.Status);
            return $"SELECT Id FROM (SELECT Id FROM WorkflowInstance WHERE Definition = @d{place} AND Status = @s{place} AND Id >= @From AND Id < @Before ORDER BY Id {order} LIMIT @end) p{place}";
        });
        return [.. work.Query<long>($"{string.Join(" UNION ALL ", each)} ORDER BY Id {order} LIMIT @size OFFSET @skip", values)];
    }

    private static IReadOnlyList<InstanceSummary> Read(UnitOfWork work, List<long> ids, bool oldestFirst) => ids.Count == 0
        ? []
        : work.Query<InstanceSummary>($"{Summary} WHERE i.Id IN @ids ORDER BY i.Id {(oldestFirst ? "ASC" : "DESC")}", new { ids });

    private const string Summary = """
        SELECT i.Id, d.DefinitionId, d.Version AS DefinitionVersion, i.Subject, i.Status, i.Fault, i.CreatedAt, i.UpdatedAt
        FROM WorkflowInstance i
        JOIN WorkflowDefinition d ON d.Id = i.Definition
        """;

    private static readonly string[] AllStatuses = ["waiting", "finished", "faulted", "cancelled"];

    private readonly record struct Part(long Definition, string Status);

    private readonly record struct IdRange(long From, long Before);

    private sealed record Version(long Id, string DefinitionId, long Number);

    [method: ExplicitConstructor]
    private sealed record Begun(long Id, DateTimeOffset CreatedAt);

    private sealed record Count(long Definition, string Status, long Many);

    /// <param name="Number">Of the block: its ids divided by <see cref="Block"/>.</param>
    private sealed record BlockCount(long Definition, string Status, long Number, long Many);
}
