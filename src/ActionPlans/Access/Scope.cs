using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;

namespace ActionPlans.Access;

/// <summary>
/// What a viewer may see, as conditions for queries. The one place that decides it: leads and executive leads see the whole of every report that
/// names their body, provider leads only the recommendations that name theirs ("see only their own actions", domain.md), oversight bodies and
/// regional teams the reports of their region, a body without a region and administrators everything.
/// </summary>
public sealed class Scope
{
    private readonly bool everything;
    private readonly string[] regions;
    private readonly long[] wholeReports;
    private readonly long[] ownOnly;

    private Scope(bool everything, string[] regions, long[] wholeReports, long[] ownOnly) =>
        (this.everything, this.regions, this.wholeReports, this.ownOnly) = (everything, regions, wholeReports, ownOnly);

    /// <summary>Whatever there is.</summary>
    internal static Scope Everything { get; } = new(true, [], [], []);

    /// <summary>The parameters that the conditions need.</summary>
    internal object Parameters => new { scopeRegions = regions, scopeWhole = wholeReports, scopeOwn = ownOnly };

    /// <summary>Tells scopes apart that see different things.</summary>
    internal string Key => everything ? "everything" : $"{string.Join(',', regions)}|{string.Join(',', wholeReports)}|{string.Join(',', ownOnly)}";

    internal static Scope Of(UnitOfWork work, Viewer viewer, DateOnly today)
    {
        if (viewer.IsAdministrator)
            return Everything;

        var oversees = viewer.Posts.Where(post => post.Role is PostRole.Oversight or PostRole.Regulator).ToList();
        var regions = new List<string>();
        if (oversees.Count > 0)
        {
            foreach (var region in Regions(work))
            {
                var teams = new[] { Routing.OversightBody(today, region), Routing.RegulatorTeam(region) };
                if (oversees.Exists(post => teams.Contains(post.Body, StringComparer.OrdinalIgnoreCase)))
                    regions.Add(region ?? "");
            }

            var nationwide = new[] { Routing.OversightBody(today, null), Routing.RegulatorTeam(null), "CQC", "NHS England" };
            if (oversees.Exists(post => nationwide.Contains(post.Body, StringComparer.OrdinalIgnoreCase)))
                return Everything;
        }

        return new Scope(
            false,
            [.. regions],
            Bodies(work, viewer.Posts.Where(post => post.Role is PostRole.Lead or PostRole.ExecutiveLead), today),
            Bodies(work, viewer.Posts.Where(post => post.Role == PostRole.ProviderLead), today));
    }

    /// <summary>Whether a row of Recommendation may be seen.</summary>
    /// <param name="r">
    /// Its alias in the query. With a plus in front the condition is only compared, and no index is looked up by it: for rows that other conditions pick,
    /// where SQLite would rather go through all that a region has.
    /// </param>
    internal string Recommendation(string r) => everything ? "1 = 1" : Any(
        regions.Length == 0 ? null : $"{r}.Region IN @scopeRegions",
        wholeReports.Length == 0 ? null : $"{r}.ReportId IN (SELECT sb.ReportId FROM ReportBody sb WHERE sb.BodyId IN @scopeWhole)",
        ownOnly.Length == 0 ? null : $"{r}.Id IN (SELECT so.RecommendationId FROM RecommendationBody so WHERE so.BodyId IN @scopeOwn)");

    /// <summary>Whether a row of Report may be seen: all of it, or its header because something in it may.</summary>
    internal string Report(string p) => everything ? "1 = 1" : Any(
        regions.Length == 0 ? null : $"{p}.Region IN @scopeRegions{(regions.Contains("") ? $" OR {p}.Region IS NULL" : "")}",
        wholeReports.Length + ownOnly.Length == 0 ? null : $"{p}.Id IN (SELECT sb.ReportId FROM ReportBody sb WHERE sb.BodyId IN @scopeWhole OR sb.BodyId IN @scopeOwn)");

    /// <summary>Whether a row of ActionPlan may be seen. A provider lead sees a plan that their own body has to write.</summary>
    internal string Plan(string a) => everything ? "1 = 1" : Any(
        regions.Length == 0 ? null : $"{a}.Region IN @scopeRegions",
        wholeReports.Length == 0 ? null : $"{a}.ReportId IN (SELECT sb.ReportId FROM ReportBody sb WHERE sb.BodyId IN @scopeWhole)",
        ownOnly.Length == 0 ? null : $"{a}.BodyId IN @scopeOwn");

    /// <summary>Whether a row of Action may be seen. A provider lead sees those of their own body.</summary>
    internal string Action(string a) => everything ? "1 = 1" : Any(
        regions.Length + wholeReports.Length == 0 ? null : $"EXISTS (SELECT 1 FROM ActionPlan sa WHERE sa.Id = {a}.PlanId AND {new Scope(false, regions, wholeReports, []).Plan("sa")})",
        ownOnly.Length == 0 ? null : $"{a}.BodyId IN @scopeOwn");

    /// <summary>Whether a row of Risk may be seen. A provider lead sees those that their own body answers for.</summary>
    internal string Risk(string k) => everything ? "1 = 1" : Any(
        regions.Length + wholeReports.Length == 0 ? null : $"EXISTS (SELECT 1 FROM Report sk WHERE sk.Id = {k}.ReportId AND {new Scope(false, regions, wholeReports, []).Report("sk")})",
        ownOnly.Length == 0 ? null : $"{k}.OwnerBodyId IN @scopeOwn");

    /// <summary>Whether so much is seen that a list is better read in its own order than by what may be seen.</summary>
    internal bool IsWide => everything || regions.Length > 0;

    /// <summary>Whether what a column names ("R7", "P1") may be seen; of a task nobody but administrators sees anything.</summary>
    internal string Subject(string s) => everything ? "1 = 1" : $"""
        ((substr({s}, 1, 1) = 'R' AND EXISTS (SELECT 1 FROM Recommendation v WHERE v.Id = {Number(s)} AND {Recommendation("v")}))
        OR (substr({s}, 1, 1) = 'P' AND EXISTS (SELECT 1 FROM ActionPlan v WHERE v.Id = {Number(s)} AND {Plan("v")}))
        OR (substr({s}, 1, 1) = 'A' AND EXISTS (SELECT 1 FROM Action v WHERE v.Id = {Number(s)} AND {Action("v")}))
        OR (substr({s}, 1, 1) = 'K' AND EXISTS (SELECT 1 FROM Risk v WHERE v.Id = {Number(s)} AND {Risk("v")}))
        OR (substr({s}, 1, 1) = 'S' AND EXISTS (SELECT 1 FROM SustainedCheck w JOIN Recommendation v ON v.Id = w.RecommendationId WHERE w.Id = {Number(s)} AND {Recommendation("v")})))
        """;

    /// <summary>Everything that may be seen and told about, as "R7", "P1": for those who do not see much.</summary>
    internal string Subjects => $"""
        SELECT 'R' || v.Id FROM Recommendation v WHERE {Recommendation("v")}
        UNION ALL SELECT 'P' || v.Id FROM ActionPlan v WHERE {Plan("v")}
        UNION ALL SELECT 'A' || v.Id FROM Action v WHERE {Action("v")}
        UNION ALL SELECT 'K' || v.Id FROM Risk v WHERE {Risk("v")}
        UNION ALL SELECT 'S' || w.Id FROM SustainedCheck w JOIN Recommendation v ON v.Id = w.RecommendationId WHERE {Recommendation("v")}
        """;

    private static string Number(string subject) => $"CAST(substr({subject}, 2) AS INTEGER)";

    /// <summary>Whether the thing may be seen; also false when there is none.</summary>
    internal bool Sees(UnitOfWork work, SubjectId subject) => subject.Kind switch
    {
        'R' => Exists(work, $"SELECT count(*) FROM Recommendation r WHERE r.Id = @number AND {Recommendation("r")}", subject.Number),
        'E' => work.Query<string>("SELECT Subject FROM EvidenceFor WHERE EvidenceId = @Number", new { subject.Number })
            .Any(served => Sees(work, SubjectId.Parse(served, "RAS"))),
        'S' => work.QueryFirst<long?>("SELECT RecommendationId FROM SustainedCheck WHERE Id = @Number", new { subject.Number }) is { } recommendation
            && Sees(work, SubjectId.Recommendation(recommendation)),
        'A' => Exists(work, $"SELECT count(*) FROM Action x WHERE x.Id = @number AND {Action("x")}", subject.Number),
        'K' => Exists(work, $"SELECT count(*) FROM Risk k WHERE k.Id = @number AND {Risk("k")}", subject.Number),
        'P' => Exists(work, $"SELECT count(*) FROM ActionPlan a WHERE a.Id = @number AND {Plan("a")}", subject.Number),
        _ => everything,
    };

    /// <summary>Whether anything of the report may be seen; also false when there is none.</summary>
    internal bool SeesReport(UnitOfWork work, long report) => Exists(work, $"SELECT count(*) FROM Report p WHERE p.Id = @number AND {Report("p")}", report);

    private bool Exists(UnitOfWork work, string sql, long number) =>
        work.Scalar<long>(sql, new { number, scopeRegions = regions, scopeWhole = wholeReports, scopeOwn = ownOnly }) > 0;

    private static string Any(params string?[] conditions)
    {
        var given = conditions.Where(condition => condition is not null).ToList();
        return given.Count == 0 ? "1 = 0" : $"({string.Join(" OR ", given)})";
    }

    /// <summary>Of all reports, null for those without one. Each is looked up after the last: there are few of them and many reports.</summary>
    private static IEnumerable<string?> Regions(UnitOfWork work)
    {
        yield return null;
        for (var last = ""; work.Scalar<string?>("SELECT min(Region) FROM Report WHERE Region > @last", new { last }) is { } next; last = next)
            yield return next;
    }

    /// <summary>A body and all that it took over: their reports are its own now.</summary>
    private static long[] Bodies(UnitOfWork work, IEnumerable<Post> posts, DateOnly today)
    {
        var names = posts.Select(post => post.Body).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
            return [];
        var paths = Successions.Paths(work, today);
        return [.. work
            .Query<(long Id, string Name)>("SELECT Id, Name FROM Body")
            .Where(body => names.Contains(body.Name) || (paths(body.Name) is [.., var last] && names.Contains(last.To)))
            .Select(body => body.Id)];
    }
}
