using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using Dapper;

namespace ActionPlans.Simulation;

/// <summary>What a preview is about.</summary>
/// <param name="Addresses">Only letters to these are shown; null: all.</param>
internal sealed record PreviewScope(IReadOnlyList<SubjectId> Subjects, IReadOnlySet<string>? Addresses)
{
    private const int MostSubjects = 20_000;

    /// <exception cref="RefusedException">There is no such thing or person.</exception>
    public static PreviewScope Of(UnitOfWork source, string about, DateOnly until, RoutingOptions routes)
    {
        var trimmed = about.Trim();
        if (long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var report))
            return new PreviewScope(OfReport(source, report), null);
        if (trimmed.Length > 1 && SubjectId.Tracked.Contains(char.ToUpperInvariant(trimmed[0]), StringComparison.Ordinal) && !trimmed.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            return new PreviewScope([Known(source, SubjectId.Parse(trimmed, SubjectId.Tracked))], null);
        return OfPerson(source, trimmed, until, routes);
    }

    private static SubjectId Known(UnitOfWork source, SubjectId id) =>
        source.Scalar<long>($"SELECT count(*) FROM {Table(id.Kind)} WHERE Id = @Number", new { id.Number }) > 0
            ? id
            : throw new RefusedException($"there is no {id}: 'actionplans status' lists what there is");

    private static string Table(char kind) => kind switch { 'P' => "ActionPlan", 'A' => "Action", 'K' => "Risk", _ => "Recommendation" };

    private static IReadOnlyList<SubjectId> OfReport(UnitOfWork source, long report)
    {
        var subjects = source.Query<Subject>(
            """
            SELECT 'R' AS Kind, Id FROM Recommendation WHERE ReportId = @report
            UNION ALL
            SELECT 'P', Id FROM ActionPlan WHERE ReportId = @report
            UNION ALL
            SELECT 'A', a.Id FROM Action a JOIN ActionPlan p ON p.Id = a.PlanId WHERE p.ReportId = @report
            UNION ALL
            SELECT 'K', Id FROM Risk WHERE ReportId = @report
            """,
            new { report });
        return subjects.Count > 0 ? Ids(subjects) : throw new RefusedException($"there is no report {report}: 'actionplans status' lists them");
    }

    private static PreviewScope OfPerson(UnitOfWork source, string nameOrAddress, DateOnly until, RoutingOptions routes)
    {
        var address = source.QueryFirst<string>("SELECT Email FROM Person WHERE Name = @nameOrAddress", new { nameOrAddress })
            ?? (nameOrAddress.Contains('@', StringComparison.Ordinal)
                ? nameOrAddress
                : throw new RefusedException($"'{nameOrAddress}' is no R1, P1, report, address, or person registered: 'actionplans people list' shows who is"));
        var at = source.Query<Place>(
            """
            SELECT b.Name AS Body, p.Role FROM Post p JOIN Person h ON h.Id = p.PersonId JOIN Body b ON b.Id = p.BodyId WHERE h.Email = @address
            UNION
            SELECT b.Name, m.Role FROM RoleMailbox m JOIN Body b ON b.Id = m.BodyId WHERE m.Address = @address COLLATE NOCASE
            """,
            new { address }).ToList();
        at.AddRange(routes.Addresses.Where(pair => string.Equals(pair.Value, address, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Key.Split('@', 2)).Where(key => key.Length == 2).Select(key => new Place(key[1], key[0])));

        // A made-up address, or somebody above the bodies: everything open may reach them.
        var everywhere = at.Count == 0 || at.Exists(place => place.Role is not ("lead" or "provider-lead" or "executive-lead"));
        var subjects = Ids(source.Query<Subject>(Open, new { everywhere, bodies = AnsweredBy(source, [.. at.Select(place => place.Body)], until), most = MostSubjects + 1 }));
        return subjects.Count <= MostSubjects
            ? new PreviewScope(subjects, new HashSet<string>([address], StringComparer.OrdinalIgnoreCase))
            : throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"more than {MostSubjects:N0} recommendations can reach {address}: preview a report instead"));
    }

    /// <summary>The ids of these bodies and of those that they have taken over from by then, or that took over from them: as one is read, another answers.</summary>
    private static IReadOnlyList<long> AnsweredBy(UnitOfWork source, HashSet<string> bodies, DateOnly until)
    {
        var paths = Successions.Paths(source, until);
        return [.. source.Query<NamedBody>("SELECT Id, Name FROM Body")
            .Where(body => bodies.Contains(body.Name) || paths(body.Name).Any(step => bodies.Contains(step.To)))
            .Select(body => body.Id)];
    }

    private static IReadOnlyList<SubjectId> Ids(IEnumerable<Subject> subjects) => [.. subjects.Select(subject => new SubjectId(subject.Kind[0], subject.Id))];

    [method: ExplicitConstructor] // without rows SQLite gives the letter no type
    private sealed record Subject(string Kind, long Id);

    private sealed record NamedBody(long Id, string Name);

    private const string Open = """
        SELECT 'R' AS Kind, r.Id
        FROM Recommendation r
        WHERE r.State IN ('open', 'evidenceSubmitted')
          AND (@everywhere = 1 OR EXISTS (SELECT 1 FROM RecommendationBody rb WHERE rb.RecommendationId = r.Id AND rb.BodyId IN @bodies))
        UNION ALL
        SELECT 'P', a.Id
        FROM ActionPlan a
        WHERE a.State NOT IN ('accepted', 'withdrawn') AND (@everywhere = 1 OR a.BodyId IN @bodies)
        UNION ALL
        SELECT 'A', a.Id
        FROM Action a
        WHERE a.State NOT IN ('done', 'withdrawn') AND (@everywhere = 1 OR a.BodyId IN @bodies)
        UNION ALL
        SELECT 'K', k.Id
        FROM Risk k
        WHERE k.State <> 'closed' AND (@everywhere = 1 OR k.OwnerBodyId IN @bodies)
        ORDER BY 1, 2
        LIMIT @most
        """;

    private sealed record Place(string Body, string Role);
}
