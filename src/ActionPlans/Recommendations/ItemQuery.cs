using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Recommendations;

/// <summary>
/// The statements behind <see cref="ListItems"/>. One branch for each kind and stored state, so that each is read from an index in the order that is
/// shown and ends where the page does; then they are merged. Counting touches indexes only, unless words of the text are asked for.
/// </summary>
internal sealed class ItemQuery
{
    private const int MostBodies = 20;

    private readonly Scope scope;
    private readonly ItemFilter filter;
    private readonly bool isNarrow;
    private readonly List<Branch> branches;

    public ItemQuery(UnitOfWork work, Scope scope, ItemFilter filter, DateOnly today)
    {
        (this.scope, this.filter) = (scope, filter);
        var age = ItemAge.Find(filter.Age);
        Parameters = new DynamicParameters(scope.Parameters);
        Parameters.AddDynamicParams(new
        {
            today,
            soon = today.AddDays(30),
            amber = today.AddDays(Domain.Rag.AtRiskDays),
            youngest = today.AddDays(-(age?.From ?? 0)),
            oldest = age?.To is { } to ? today.AddDays(-to) : DateOnly.MinValue,
            filter.Area, filter.ReportId, filter.Rag, filter.Step,
            text = Like.Containing(filter.Text),
            bodies = filter.Body is null ? [] : BodiesNamed(work, filter.Body),
            timescales = filter.Band is null ? [] : Bands.Printed(work)[filter.Band].ToArray(),
        });
        // What is picked by place or body is few: then the order of the state's index is not worth reading past all others.
        isNarrow = !scope.IsWide || filter.Area is not null || filter.Body is not null || filter.ReportId is not null;
        branches = [.. Standings().Where(one => filter.Kind is null ? one.Kind != 'A' : filter.Kind == one.Kind.ToString()).SelectMany(Coloured).Select(one => one with { Where = Where(one) })];
    }

    public DynamicParameters Parameters { get; }

    public string Count => branches.Count == 0 ? "SELECT 0" : $"SELECT {string.Join(" + ", branches.Select(one => $"(SELECT count(*) FROM {Table(one.Kind)} x WHERE {one.Where})"))}";

    /// <summary>Kind and id of the rows of a page.</summary>
    public string Page(int skip, int take)
    {
        if (branches.Count == 0)
            return "SELECT 'R' AS Kind, 0 AS Id WHERE 1 = 0";
        var (inside, outside) = filter.Sort switch
        {
            ItemSort.Latest => ("x.DueOn DESC, ReportId DESC, x.Id DESC", "DueOn DESC, ReportId DESC, Kind, Id DESC"),
            ItemSort.Area => ("p.Area, p.Id, x.Id", "Area, ReportId, Kind, Id"),
            _ => ("x.DueOn NULLS LAST, ReportId, x.Id", "DueOn NULLS LAST, ReportId, Kind, Id"),
        };
        var area = filter.Sort == ItemSort.Area;
        return $"""
            SELECT Kind, Id
            FROM ({string.Join("\nUNION ALL\n", branches.Select(one => $"""
                SELECT Kind, Id, DueOn, ReportId{(area ? ", Area" : "")} FROM (
                    SELECT '{one.Kind}' AS Kind, x.Id, x.DueOn, {Report(one.Kind)} AS ReportId{(area ? ", p.Area" : "")}
                    FROM {(area ? ByArea(one.Kind) : $"{Table(one.Kind)} x")}
                    WHERE {one.Where}
                    ORDER BY {inside}
                    LIMIT {skip + take}) AS one
                """))}) AS found
            ORDER BY {outside}
            LIMIT {take} OFFSET {skip}
            """;
    }

    // Submitted plans wait for a decision of others: their own date has been met, so they are never overdue.
    private IEnumerable<Branch> Standings() => filter.Standing switch
    {
        "overdue" => States("R open, R evidenceSubmitted, P due, P returned, A open", "x.DueOn < @today"),
        "due" => States("R open, R evidenceSubmitted, P due, P returned, A open", "x.DueOn BETWEEN @today AND @soon"),
        "open" => States("R open, R evidenceSubmitted, P due, P returned, P submitted, A open"),
        "waiting" => States("R evidenceSubmitted, P submitted"),
        "undated" => States("R open, R evidenceSubmitted, P due, P returned, P submitted, A open", "x.DueOn IS NULL"),
        "closed" => States("R closed, R withdrawn, P accepted, P withdrawn, A done, A withdrawn"),
        _ => States("R open, R evidenceSubmitted, R closed, R withdrawn, P due, P returned, P submitted, P accepted, P withdrawn, A open, A done, A withdrawn"),
    };

    private static IEnumerable<Branch> States(string states, string due = "1 = 1") =>
        states.Split(", ").Select(state => new Branch(state[0], state[2..], due));

    /// <summary>The colour that holds: computed as <see cref="Rag.Of"/> does, unless somebody set one.</summary>
    private IEnumerable<Branch> Coloured(Branch branch)
    {
        if (filter.Rag is not { } colour)
            return [branch];
        if (branch.Kind != 'R')
            return [];
        if (branch.State is "closed" or "withdrawn")
            return colour == "blue" ? [branch] : [];

        string[] computed = (colour, branch.State) switch
        {
            ("red", _) => ["x.DueOn < @today"],
            ("amber", "open") => ["x.DueOn BETWEEN @today AND @amber", $"x.DueOn IS NULL AND ({Review} IS NULL OR {Review} < @today)"],
            ("amber", _) => [$"x.DueOn IS NULL AND ({Review} IS NULL OR {Review} < @today)"],
            ("green", "open") => ["x.DueOn > @amber", $"x.DueOn IS NULL AND {Review} >= @today"],
            ("green", _) => ["x.DueOn >= @today", $"x.DueOn IS NULL AND {Review} >= @today"],
            _ => [],
        };
        return computed.Select(rule => branch with { Where = $"{branch.Where} AND {rule} AND x.Id NOT IN ({Overridden})" })
            .Append(branch with { Where = $"{branch.Where} AND x.Id IN ({Overridden} AND o.Colour = @Rag)" });
    }

    private const string Review = "json_extract(x.Deadline, '$.reviewBy')";

    /// <summary>A colour that waits for a recommendation holds no longer than that one is open.</summary>
    private const string Overridden = """
        SELECT o.RecommendationId
        FROM RagOverride o
        WHERE o.ClearedAt IS NULL AND o.Until >= @today
          AND NOT EXISTS (SELECT 1 FROM Recommendation m WHERE m.Id = CAST(substr(o.DependsOnSubject, 2) AS INTEGER) AND m.State IN ('closed', 'withdrawn'))
        """;

    private string Where(Branch one)
    {
        // With a plus in front a column is compared, but no index is looked up by it.
        var plus = isNarrow || IsByArea(one.Kind) ? "+" : "";
        var row = plus.Length > 0 && scope.IsWide ? "+x" : "x";
        var conditions = new List<string>
        {
            $"{plus}x.State = '{one.State}'",
            one.Kind switch { 'R' => scope.Recommendation(row), 'P' => scope.Plan(row), _ => scope.Action("x") },
            plus.Length == 0 ? one.Where : one.Where.Replace("x.DueOn", "+x.DueOn", StringComparison.Ordinal),
        };
        if (ItemAge.Find(filter.Age) is not null)
            conditions.Add($"{plus}x.DueOn BETWEEN @oldest AND @youngest AND x.State IN ('open', 'evidenceSubmitted', 'due', 'returned')");
        if (filter.Area is not null)
            conditions.Add(InReports(one.Kind, "SELECT p.Id FROM Report p WHERE p.Area = @Area"));
        if (filter.ReportId is not null)
            conditions.Add(InReports(one.Kind, "@ReportId"));
        if (filter.Body is not null)
            conditions.Add(one.Kind == 'R' ? "x.Id IN (SELECT rb.RecommendationId FROM RecommendationBody rb WHERE rb.BodyId IN @bodies)" : "x.BodyId IN @bodies");
        if (filter.Band is not null)
            conditions.Add(one.Kind == 'R' ? "x.Timescale IN @timescales" : "1 = 0");
        if (filter.Step is not null)
            conditions.Add($"EXISTS (SELECT 1 FROM WorkflowInstance w WHERE w.Subject = '{one.Kind}' || x.Id AND w.Status = 'waiting' AND (w.LadderStep = @Step OR w.LadderStep LIKE @Step || '-%'))");
        if (Like.Containing(filter.Text) is not null)
            conditions.Add(one.Kind == 'P' ? "EXISTS (SELECT 1 FROM Report t WHERE t.Id = x.ReportId AND t.Title LIKE @text ESCAPE '!')" : "x.Text LIKE @text ESCAPE '!'");
        return string.Join(" AND ", conditions);
    }

    private static string Table(char kind) => kind switch { 'R' => "Recommendation", 'P' => "ActionPlan", _ => "Action" };

    private static string Report(char kind) => kind == 'A' ? "(SELECT l.ReportId FROM ActionPlan l WHERE l.Id = x.PlanId)" : "x.ReportId";

    private static string InReports(char kind, string reports) => kind == 'A' ? $"x.PlanId IN (SELECT l.Id FROM ActionPlan l WHERE l.ReportId IN ({reports}))" : $"x.ReportId IN ({reports})";

    /// <summary>Recommendations are many, and found area by area; plans and what is picked are few, and sorted.</summary>
    private bool IsByArea(char kind) => filter.Sort == ItemSort.Area && kind == 'R' && !isNarrow;

    private string ByArea(char kind)
    {
        var join = IsByArea(kind) ? "CROSS JOIN" : "JOIN";
        return kind == 'A'
            ? $"Report p {join} ActionPlan q ON q.ReportId = p.Id {join} Action x ON x.PlanId = q.Id"
            : $"Report p {join} {Table(kind)} x ON x.ReportId = p.Id";
    }

    /// <summary>The body of that name; otherwise those whose names contain the words.</summary>
    private static long[] BodiesNamed(UnitOfWork work, string words) =>
        work.Scalar<long?>("SELECT Id FROM Body WHERE Name = @words", new { words }) is { } known
            ? [known]
            : [.. work.Query<long>("SELECT Id FROM Body WHERE Name LIKE @like ESCAPE '!' ORDER BY Name LIMIT @MostBodies", new { like = Like.Containing(words), MostBodies })];

    /// <param name="Where">What holds beside the state.</param>
    private sealed record Branch(char Kind, string State, string Where);
}
