namespace ActionPlans.Reports;

/// <summary>
/// Who took over from whom, and when. Printed names are kept everywhere; this tells where to write on a given day.
/// </summary>
public static class OrganisationRegister
{
    // Mergers of trusts and of commissioning groups took effect by orders and grants of application of their own on the days
    // given. Where a body's tasks went to several, one is named and marked as one of several.
    private static readonly Succession[] Known =
    [
        new("Barts and The London NHS Trust", "Barts Health NHS Trust", new(2012, 4, 1)),
        new("Newham University Hospital NHS Trust", "Barts Health NHS Trust", new(2012, 4, 1)),
        new("Whipps Cross University Hospital NHS Trust", "Barts Health NHS Trust", new(2012, 4, 1)),
        new("NHS North East London and the City", "NHS Tower Hamlets CCG", new(2013, 4, 1), IsOneOfSeveral: true),
        new("NHS Tower Hamlets CCG", "NHS North East London CCG", new(2021, 4, 1)),
        new("NHS North East London CCG", "NHS North East London ICB", new(2022, 7, 1)),
        new("NHS Bedfordshire CCG", "NHS Bedfordshire, Luton and Milton Keynes CCG", new(2021, 4, 1)),
        new("NHS Bedfordshire, Luton and Milton Keynes CCG", "NHS Bedfordshire, Luton and Milton Keynes ICB", new(2022, 7, 1)),
        new("Bedford Hospital NHS Trust", "Bedfordshire Hospitals NHS Foundation Trust", new(2020, 4, 1)),
        new("South Essex Partnership University NHS Foundation Trust", "Essex Partnership University NHS Foundation Trust", new(2017, 4, 1)),
        new("NHS Liverpool CCG", "NHS Cheshire and Merseyside ICB", new(2022, 7, 1)),
        new("NHS Norfolk and Waveney CCG", "NHS Norfolk and Waveney ICB", new(2022, 7, 1)),
        new("NHS Devon CCG", "NHS Devon ICB", new(2022, 7, 1)),
        new("National Probation Service", "Probation Service", new(2021, 6, 26)),
        new("HMIC", "HMICFRS", new(2017, 7, 19)),
    ];

    // PCTs and SHAs were abolished on 1 April 2013 (Health and Social Care Act 2012, sections 33 and 34), CCGs on 1 July 2022
    // (Health and Care Act 2022, Part 1). LSCBs gave way to the arrangements of the Children and Social Work Act 2017 area by
    // area, the last on 29 September 2019. The names of NHS England's teams are those in use, not statute.
    private static readonly (string From, string To, DateOnly On)[] Kinds =
    [
        ("PCT", "CCG", new(2013, 4, 1)),
        ("CCG", "ICB", new(2022, 7, 1)),
        ("SHA", "NHS England area team", new(2013, 4, 1)),
        ("NHS England area team", "NHS England local team", new(2015, 4, 1)),
        ("NHS England local team", "NHS England regional team", new(2022, 7, 1)),
        ("LSCB", "Safeguarding Children Partnership", new(2019, 9, 29)),
    ];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ELFT"] = "East London NHS Foundation Trust",
        ["East London Foundation Trust"] = "East London NHS Foundation Trust",
        ["Barts Health"] = "Barts Health NHS Trust",
        ["Barts NHS Health Trust"] = "Barts Health NHS Trust",
        ["SEPT"] = "South Essex Partnership University NHS Foundation Trust",
        ["South Essex Partnership Trust"] = "South Essex Partnership University NHS Foundation Trust",
        ["Bedford Hospitals Trust"] = "Bedford Hospital NHS Trust",
        ["Bedford NHS Hospitals Trust"] = "Bedford Hospital NHS Trust",
        ["Devon Integrated Care Board"] = "NHS Devon ICB",
        ["NHS Devon Integrated Care Board"] = "NHS Devon ICB",
        ["Devon Clinical Commissioning Group"] = "NHS Devon CCG",
        ["Care Quality Commission"] = "CQC",
        ["Primary Care Trust"] = "PCT",
        ["Clinical Commissioning Group"] = "CCG",
        ["Integrated Care Board"] = "ICB",
        ["Strategic Health Authority"] = "SHA",
        ["Local Safeguarding Children Board"] = "LSCB",
        ["Her Majesty's Inspectorate of Constabulary"] = "HMIC",
    };

    private static readonly string[] Names =
    [
        .. Aliases.Where(alias => !Array.Exists(Kinds, kind => kind.From == alias.Value)).Select(alias => alias.Key)
            .Concat(Known.SelectMany(succession => (string[])[succession.From, succession.To])).Distinct(),
    ];

    /// <summary>The official name behind a printed one; the printed one itself, without article, if it is not registered.</summary>
    public static string OfficialName(string printed)
    {
        var name = Parts.OrganisationWords.WithoutArticle(printed.Trim());
        return Aliases.GetValueOrDefault(name, name);
    }

    /// <summary>
    /// The official name of the first registered body that the words name; null where they name none. Kinds of body alone ("CCG") name nobody.
    /// </summary>
    public static string? NamedIn(string words) => Names
        .Select(name => (Name: name, At: PositionIn(words, name)))
        .Where(found => found.At >= 0)
        .OrderBy(found => found.At)
        .ThenByDescending(found => found.Name.Length)
        .Select(found => OfficialName(found.Name))
        .FirstOrDefault();

    // Letters alone ("SEPT") are looked for as they stand: the month is no trust.
    private static int PositionIn(string words, string name)
    {
        var comparison = name.All(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        for (var at = words.IndexOf(name, comparison); at >= 0; at = words.IndexOf(name, at + 1, comparison))
        {
            if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (at + name.Length == words.Length || !char.IsLetterOrDigit(words[at + name.Length])))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Every successor in turn, oldest first; empty if none is known. Also for kinds of body alone ("PCT", "SHA").</summary>
    public static IReadOnlyList<Succession> Successors(string printed)
    {
        var chain = new List<Succession>();
        var name = OfficialName(printed);
        while (Next(name) is { } next && chain.Count < Known.Length + Kinds.Length)
        {
            chain.Add(next);
            name = next.To;
        }

        return chain;
    }

    /// <summary>Who answers for this body on a day (from the day of succession on, inclusive). The printed name if nobody has taken over.</summary>
    public static string On(string printed, DateOnly day) =>
        Successors(printed).LastOrDefault(next => next.On <= day)?.To ?? printed;

    private static Succession? Next(string name)
    {
        if (Array.Find(Known, s => s.From.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        var kind = Array.Find(Kinds, k => k.From.Equals(name, StringComparison.OrdinalIgnoreCase));
        return kind.From is null ? null : new Succession(name, kind.To, kind.On);
    }
}

/// <summary>One body taking over from another.</summary>
/// <param name="On">The first day on which the successor answers.</param>
/// <param name="IsOneOfSeveral">The tasks were divided; a person has to say whether this is the right one.</param>
public sealed record Succession(string From, string To, DateOnly On, bool IsOneOfSeveral = false);
