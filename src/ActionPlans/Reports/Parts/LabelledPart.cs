using ActionPlans.Domain;

namespace ActionPlans.Reports.Parts;

/// <summary>Who and by when, printed after a recommendation with a label or in brackets: "Lead: Northmere Police. Timescale: 3 months".</summary>
/// <param name="Bodies">As printed; null if it names nobody.</param>
internal sealed record LabelledPart(string? Bodies, Timescale? Timescale)
{
    private const int Longest = 200;

    private static readonly string[] Who =
        ["lead", "lead agency", "lead body", "lead organisation", "responsible", "responsible body", "responsible bodies", "responsible agency", "responsibility", "owner", "agency", "action for", "action by", "action"];

    private static readonly string[] When = ["timescale", "timescales", "timeframe", "by when", "target date", "deadline", "due", "completion date"];

    /// <summary>Null if the text does not begin with such a label, or says more than it labels.</summary>
    public static LabelledPart? Of(string text)
    {
        if (text.Length > Longest || text.IndexOf(':') is not (> 0 and < 24))
        {
            return null;
        }

        string? bodies = null;
        Timescale? time = null;
        var rest = text;
        while (rest.Length > 0)
        {
            var colon = rest.IndexOf(':');
            var label = colon < 0 ? "" : rest[..colon].Trim().ToLowerInvariant();
            var next = colon < 0 ? -1 : NextLabel(rest, colon + 1);
            var value = colon < 0 ? "" : rest[(colon + 1)..(next < 0 ? rest.Length : next)].Trim().TrimEnd('.', ';', ',');
            if (Array.IndexOf(Who, label) >= 0 && OrganisationWords.IsNamesOnly(value))
            {
                bodies = value;
            }
            else if (Array.IndexOf(When, label) >= 0)
            {
                time = Timescale.Read(value);
            }
            else
            {
                return null;
            }

            rest = next < 0 ? "" : rest[next..];
        }

        return new LabelledPart(bodies, time);
    }

    /// <summary>The bracket that ends a text, if it names only bodies and a time: "… (NHS Northmere CCG, within 3 months)".</summary>
    public static (string Before, LabelledPart Part)? AtEnd(string text)
    {
        var end = text.TrimEnd('.', ' ');
        var open = end.Length == 0 ? -1 : end[^1] switch { ')' => end.LastIndexOf('('), ']' => end.LastIndexOf('['), _ => -1 };
        if (open <= 0 || end.Length - open > Longest)
        {
            return null;
        }

        var inner = end[(open + 1)..^1].Trim();
        string? bodies = null;
        Timescale? time = null;
        foreach (var piece in Pieces(inner))
        {
            var value = Of(piece) is { } labelled ? null : piece;
            if (value is null)
            {
                (bodies, time) = (Of(piece)!.Bodies ?? bodies, Of(piece)!.Timescale ?? time);
            }
            else if (OrganisationWords.IsNamesOnly(value))
            {
                bodies = bodies is null ? value : $"{bodies}, {value}";
            }
            else if (PrintedTimescale.OfHeading(value) is { } printed)
            {
                time = printed;
            }
            else
            {
                return null;
            }
        }

        return bodies is null && time is null ? null : (text[..open].TrimEnd(), new LabelledPart(bodies, time));
    }

    private static string[] Pieces(string inner) =>
        inner.Split(inner.Contains(';') ? ';' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Where the next label begins after a place; −1 if there is none.
    private static int NextLabel(string text, int from)
    {
        var first = -1;
        foreach (var label in Who.Concat(When))
        {
            var at = text.IndexOf(" " + label + ":", from, StringComparison.OrdinalIgnoreCase);
            first = at >= 0 && (first < 0 || at + 1 < first) ? at + 1 : first;
        }

        return first;
    }
}
