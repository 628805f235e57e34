namespace ActionPlans.Reports.Parts;

/// <summary>
/// The organisations of one report. A name belongs to a body already known if it is an abbreviation the report defines, or
/// the same words in another order or number; anything less alike stays a body of its own.
/// </summary>
internal sealed class Bodies
{
    private static readonly HashSet<string> WellKnown =
        new(StringComparer.OrdinalIgnoreCase) { "NHS England", "CQC", "Care Quality Commission", "Ofsted", "Department for Education" };

    // Words for a body that only the report's own face can name.
    private static readonly HashSet<string> Unnamed = new(StringComparer.OrdinalIgnoreCase)
        { "provider", "trust", "service", "hospital", "force", "LSCB", "safeguarding board", "CCG", "PCT", "ICB", "police", "partnership", "board", "police force" };

    private const string Council = "local-authority";
    private const double SameName = 0.8;
    private const double Alike = 0.6;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, string> abbreviations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = new(StringComparer.OrdinalIgnoreCase);
    private string? council;

    private sealed record Entry(string Name, string Role, List<string> Printed, LineSpan FirstSeen);

    public IReadOnlyList<string> Names => entries.ConvertAll(e => e.Name);

    public IReadOnlyList<ReadBody> All => entries.ConvertAll(e => new ReadBody(e.Name, e.Printed, e.Role));

    /// <summary>A body that the report's header names.</summary>
    public void AddFromHeader(string name, string role, LineSpan where = default)
    {
        if (name.Length > 0 && !entries.Exists(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            entries.Add(new Entry(name, role, [name], where));
        }
    }

    /// <summary>Another form under which the report speaks of a body of its header.</summary>
    public void AddAlias(string name, string printed) => aliases[printed] = name;

    /// <summary>
    /// What "the council" and "the local authority" mean in this report. A title that names only the place ("… in Eastvale") names no body: there is
    /// one as soon as the report speaks of its council.
    /// </summary>
    public void SetCouncil(string? name)
    {
        council = name;
        if (name is not null && AreaName.Of(name) != name)
        {
            AddFromHeader(name, Council);
        }
    }

    /// <summary>Learns "Eastvale Hospitals NHS Trust (EHT)" from running text.</summary>
    public void LearnAbbreviations(string text)
    {
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.IndexOf(')', open, Math.Min(16, text.Length - open));
            var abbreviation = close < 0 ? "" : text[(open + 1)..close].Trim();
            if (abbreviation.Length is < 2 or > 12 || !abbreviation.All(c => char.IsUpper(c) || c is '&' or '-'))
            {
                continue;
            }

            var name = OrganisationWords.WithoutArticle(CapitalisedBefore(text, open));
            if (name.Length > 0 && OrganisationWords.IsKind(name))
            {
                // "The Local Safeguarding Children Board (LSCB)" says less than the same with the place before it.
                if (!abbreviations.TryGetValue(abbreviation, out var before) || (name.Length > before.Length && name.EndsWith(before, StringComparison.OrdinalIgnoreCase)))
                {
                    abbreviations[abbreviation] = name;
                }

                if (Find(name) is { } entry && !entry.Printed.Contains(abbreviation))
                {
                    entry.Printed.Add(abbreviation);
                }
            }
        }
    }

    /// <summary>Resolves a printed name, and remembers a body not seen before.</summary>
    /// <returns>Name null if the words mean a body that this report does not name.</returns>
    public NamedBody Resolve(string printed, LineSpan where, ICollection<Check> checks)
    {
        if (OrganisationWords.IsCouncil(printed))
        {
            if (council is not null)
            {
                AddFromHeader(council, Council);
                Remember(Find(council), printed);
            }

            return new NamedBody(council, printed);
        }

        var name = OrganisationWords.WithoutArticle(printed);
        name = abbreviations.GetValueOrDefault(name, name);
        var entry = Find(aliases.GetValueOrDefault(name, name)) ?? FindByAbbreviation(name);
        if (entry is null && Unnamed.Contains(name))
        {
            entry = OnlyOneOfItsKind(name);
            if (entry is null)
            {
                return new NamedBody(null, printed);
            }

            checks.Add(new Check($"\"{printed}\" was taken to be {entry.Name}, the only one of its kind that the report names.", where));
            return new NamedBody(entry.Name, printed);
        }

        if (entry is null)
        {
            var near = entries.Find(e => Similarity(e.Name, name) >= Alike);
            entry = new Entry(name, "other", [], where);
            entries.Add(entry);
            if (near is not null)
            {
                checks.Add(new Check($"{name} may be {near.Name} or another body; they were kept apart.", where));
            }
            else if (!WellKnown.Contains(name) && entries.Exists(e => e.Role is "provider" or "commissioner"))
            {
                checks.Add(new Check($"{name} is not in the report's header; check that the name is right.", where));
            }
        }
        else if (!entry.Printed.Contains(name, StringComparer.OrdinalIgnoreCase) && !IsAbbreviationOf(name, entry) && !aliases.ContainsKey(name))
        {
            checks.Add(new Check($"{printed} was taken to be {entry.Name}: the name drifts in this report.", where));
        }

        Remember(entry, name);
        return new NamedBody(entry.Name, name);
    }

    /// <summary>How alike two names are, 0 to 1, by their words; order, plurals and "NHS" don't count.</summary>
    public static double Similarity(string a, string b)
    {
        var left = Words(a);
        var right = Words(b);
        var both = left.Count(right.Contains);
        return left.Count + right.Count == 0 ? 0 : (double)both / (left.Count + right.Count - both);
    }

    private static void Remember(Entry? entry, string printed)
    {
        if (entry is not null && !entry.Printed.Contains(printed))
        {
            entry.Printed.Add(printed);
        }
    }

    private Entry? Find(string name)
    {
        var exact = entries.Find(e => e.Printed.Contains(name) || e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (exact is not null)
        {
            return exact;
        }

        var best = entries.Where(e => Similarity(e.Name, name) >= SameName).Take(2).ToList();
        return best.Count == 1 ? best[0] : null;
    }

    // "the ICB" in a report that names one ICB.
    private Entry? OnlyOneOfItsKind(string name)
    {
        var kind = Array.Find(Kinds, k => Array.Exists(k, word => word.Equals(name, StringComparison.OrdinalIgnoreCase)));
        var some = kind is null ? [] : entries.Where(e => Array.Exists(kind, word => e.Name.EndsWith(" " + word, StringComparison.OrdinalIgnoreCase))).Take(2).ToList();
        return some is [var only] ? only : null;
    }

    private static readonly string[][] Kinds =
    [
        ["ICB", "Integrated Care Board"], ["CCG", "Clinical Commissioning Group"], ["PCT", "Primary Care Trust"],
        ["board", "LSCB", "safeguarding board", "Safeguarding Children Board"], ["police", "police force", "force", "Constabulary"], ["trust", "NHS Trust", "NHS Foundation Trust"],
    ];

    // "SEPT Community Health Services": the abbreviation stands for the body, the rest for a part of it.
    private Entry? FindByAbbreviation(string name)
    {
        foreach (var word in name.Split(' '))
        {
            if (abbreviations.TryGetValue(word, out var full) && Find(full) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private bool IsAbbreviationOf(string name, Entry entry) => FindByAbbreviation(name) == entry;

    private static HashSet<string> Words(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in name.ToLowerInvariant().Split([' ', ',', '.', '-', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("nhs" or "the" or "of" or "and"))
            {
                words.Add(word.Length > 4 && word[^1] == 's' ? word[..^1] : word);
            }
        }

        return words;
    }

    // The run of capitalised words (and the small ones inside a name) that ends just before a bracket.
    private static string CapitalisedBefore(string text, int end)
    {
        const int mostWords = 9;
        var words = text[Math.Max(0, end - 120)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length;
        for (var i = words.Length - 1; i >= 0 && words.Length - i <= mostWords; i--)
        {
            if (char.IsUpper(words[i][0]) && words[i][^1] is not ('.' or ',' or ';' or ':'))
            {
                first = i;
            }
            else if (words[i] is not ("and" or "of" or "the" or "for" or "&"))
            {
                break;
            }
        }

        return string.Join(' ', words[first..]);
    }
}
