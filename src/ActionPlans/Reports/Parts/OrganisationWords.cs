namespace ActionPlans.Reports.Parts;

/// <summary>Words by which a name is known to be an organisation's, and phrases that mean one without naming it.</summary>
internal static class OrganisationWords
{
    private static readonly string[] Kinds =
    [
        "trust", "ccg", "ccgs", "pct", "pcts", "icb", "sha", "nhs", "council", "borough", "authority", "board", "lscb", "partnership", "police",
        "constabulary", "service", "services", "hospital", "hospitals", "cqc", "ofsted", "team", "committee", "cic", "ltd", "limited", "crc", "nps",
        "commissioner", "group", "provider", "company", "force", "agency", "college", "school", "schools", "university", "charity", "csp", "mash", "probation", "camhs",
    ];

    // Longest first: a phrase is taken off the front of a name.
    private static readonly string[] Generic =
    [
        "its nhs commissioners", "nhs commissioners", "nhs commissioner", "health commissioners", "commissioning pct", "local health providers",
        "local health partners", "health providers", "health partners", "local nhs providers", "commissioners", "partner agencies", "its partners",
        "their partners", "other partners", "all partners", "local partners", "school and college leaders", "leaders", "senior leaders", "leaders across health, social care and education",
        "leaders across the partnership", "partnership", "local partnership", "local area", "partners", "providers", "other agencies", "relevant agencies", "all agencies",
        "all providers", "all provider services", "all services", "partner organisations", "all partner agencies", "all organisations", "agencies",
    ];

    private static readonly string[] Council =
        ["council", "local authority", "authority", "borough council", "county council", "city council", "council's children's services"];

    /// <summary>Phrases that hold an "and" and still mean one sort of body.</summary>
    public static IEnumerable<string> GenericWithAnd => Generic.Where(phrase => phrase.Contains(" and ", StringComparison.Ordinal));

    public static bool IsKind(string text)
    {
        foreach (var word in text.Split([' ', '-', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimEnd('\'', '’', '.').ToLowerInvariant();
            if (Array.IndexOf(Kinds, bare) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Nothing but bodies: "NHS Northmere CCG and Northmere Police", "The local authority and its partners". A heading such as
    /// "Maternity services" or "Trust wide" is none.
    /// </summary>
    public static bool IsNamesOnly(string text)
    {
        var bare = text.Trim().TrimEnd(':', ' ');
        var words = bare.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || bare.Length > LongestNames || !(EndsAsBody(words[^1]) || IsGeneric(bare) || bare.StartsWith("NHS ", StringComparison.Ordinal) || words[^1].EndsWith(')'))
            || !words.Any(word => EndsAsBody(word) || word is "NHS"))
        {
            return IsGeneric(bare);
        }

        return Array.TrueForAll(words, word => !char.IsLower(word[0]) || Array.IndexOf(InsideNames, word) >= 0 || EndsAsBody(word));
    }

    private const int LongestNames = 200;

    private static readonly string[] InsideNames =
        ["and", "of", "the", "in", "for", "with", "its", "their", "all", "local", "upon", "on", "partners", "providers", "agencies", "together", "conjunction", "partnership", "jointly", "safeguarding", "children"];

    private static readonly string[] BodyEnds =
        ["trust", "trusts", "ccg", "ccgs", "pct", "pcts", "icb", "council", "authority", "police", "constabulary", "board", "lscb", "partnership", "cafcass", "england", "probation", "partners"];

    private static bool EndsAsBody(string word) => Array.IndexOf(BodyEnds, word.TrimEnd('\'', '’', '.', ':', ',').ToLowerInvariant()) >= 0;

    public static bool IsCouncil(string printed) => Array.IndexOf(Council, WithoutArticle(printed).ToLowerInvariant()) >= 0;

    /// <summary>"its partners", "local health providers": bodies that are meant but not named.</summary>
    public static bool IsGeneric(string printed) => Array.IndexOf(Generic, WithoutArticle(printed).ToLowerInvariant()) >= 0;

    /// <summary>"NHS commissioners NHS Northmere": the name without the role before it.</summary>
    public static string WithoutRole(string printed)
    {
        foreach (var role in Generic)
        {
            if (printed.Length > role.Length + 1 && printed.StartsWith(role, StringComparison.OrdinalIgnoreCase) && printed[role.Length] == ' '
                && char.IsUpper(printed[role.Length + 1]))
            {
                return printed[(role.Length + 1)..];
            }
        }

        return printed;
    }

    public static string WithoutArticle(string printed) =>
        printed.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? printed[4..].TrimStart() : printed;
}
