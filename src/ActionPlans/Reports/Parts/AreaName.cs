namespace ActionPlans.Reports.Parts;

/// <summary>The place itself, without what kind of council it has.</summary>
internal static class AreaName
{
    private static readonly string[] Before =
        ["the ", "London Borough of ", "Royal Borough of ", "Metropolitan Borough of ", "Borough of ", "City of ", "County of "];

    private static readonly string[] After =
    [
        " Local Area Partnership", " local area partnership", " Metropolitan Borough Council", " London Borough Council", " Borough Council",
        " County Council", " City Council", " District Council", " Council", " local authority",
    ];

    public static string? Of(string? printed)
    {
        var name = printed?.Trim().TrimEnd('.', ',', ':') ?? "";
        foreach (var before in Before)
        {
            name = name.StartsWith(before, StringComparison.OrdinalIgnoreCase) ? name[before.Length..] : name;
        }

        foreach (var after in After)
        {
            name = name.EndsWith(after, StringComparison.Ordinal) ? name[..^after.Length] : name;
        }

        return name.Length is > 0 and <= 80 ? name : null;
    }

    /// <summary>"Inspection of Northmere children's services": the place between; null if the title has another form.</summary>
    public static string? OfChildrensServices(string title)
    {
        const string before = "Inspection of ";
        var from = title.IndexOf(before, StringComparison.OrdinalIgnoreCase);
        var to = from < 0 ? -1 : title.IndexOf(" children", from, StringComparison.Ordinal);
        return to > from + before.Length && char.IsUpper(title[from + before.Length]) ? Of(title[(from + before.Length)..to]) : null;
    }

    /// <summary>"Northmere Safeguarding Children Board", "Northmere Constabulary": the place before; null if it has another form.</summary>
    public static string? OfBoard(string? name)
    {
        foreach (var tail in (string[])[" Local Safeguarding", " Safeguarding", " LSCB", " Constabulary", " Police"])
        {
            if (name?.IndexOf(tail, StringComparison.Ordinal) is > 0 and var at)
            {
                return Of(name[..at]);
            }
        }

        return null;
    }

    /// <summary>What follows the last " in " of a title, e.g. "… children's services in the London Borough of Northmere".</summary>
    public static string? AfterIn(string title)
    {
        var at = title.LastIndexOf(" in ", StringComparison.Ordinal);
        return at < 0 ? null : title[(at + 4)..].Trim();
    }
}
