using System.Globalization;
using System.Text.RegularExpressions;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Reports;

namespace ActionPlans.Web;

/// <summary>Stored names and values in the words that people read.</summary>
internal static partial class Words
{
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string At(DateTimeOffset at) => LondonTime.At(at).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Short(string text, int length = 110)
    {
        if (text.Length <= length)
            return text;
        var gap = text.LastIndexOf(' ', length - 1, length / 2);
        return $"{text[..(gap < 0 ? length - 1 : gap)]}…"; // a word may be longer than the room for it
    }

    public static string State(Item item) => item.DaysLate is { } days && item.State != "evidenceSubmitted" ? $"{days} {(days == 1 ? "day" : "days")} overdue" : State(item.State);

    public static string State(string stored) => stored switch
    {
        "evidenceSubmitted" => "Waiting for a decision",
        "submitted" => "Submitted",
        "due" => "To be submitted",
        "rejected" => "Returned",
        "superseded" => "Replaced",
        "asked" or "countered" => "Waiting for an answer",
        _ => char.ToUpperInvariant(stored[0]) + stored[1..],
    };

    public static string? Colour(Item item) => item.DaysLate is not null && item.State != "evidenceSubmitted" ? "red" : Colour(item.State);

    public static string? Colour(string state) => state switch
    {
        "closed" or "accepted" or "done" or "granted" or "passed" or "confirmed" => "green",
        "evidenceSubmitted" or "submitted" or "asked" or "countered" => "yellow",
        "withdrawn" or "superseded" or "draft" => "grey",
        "returned" or "rejected" or "refused" or "failed" => "orange",
        _ => "blue",
    };

    /// <summary>The colour of a status report as NHS.UK names its tags.</summary>
    public static string Tag(RagColour colour) => colour == RagColour.Amber ? "orange" : colour.ToStored();

    /// <summary>With a capital at its beginning, as a sentence in a list of its own.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Size(long bytes) => bytes switch
    {
        < 1_024 => Say.Count((int)bytes, "byte"),
        < 1_048_576 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_048_576.0:0.0} MB"),
    };

    /// <summary>What a message is about, by its stored kind.</summary>
    public static string Notice(string kind) => kind switch
    {
        "due" => "It is due",
        "overdue" => "It is overdue",
        "chase" => "Asks again",
        "assigned" => "Who is responsible",
        "escalation" => "Escalation",
        _ => Sentence(kind.Replace('-', ' ')),
    };

    /// <summary>What reports call the things that they ask for, by stored name.</summary>
    public static IEnumerable<(string Value, string Text)> Kinds { get; } =
        [.. Enum.GetValues<RecommendationKind>().Select(kind => kind.ToStored()).Select(kind => (kind, Sentence(kind.Replace('-', ' '))))];

    /// <summary>All families of reports, by stored name, in the order of the alphabet.</summary>
    public static IEnumerable<(string Value, string Text)> Families { get; } =
        [.. ReportReader.Families.Select(family => (family, Family(family))).OrderBy(family => family.Item2, StringComparer.Ordinal)];

    public static string Family(string stored) => stored switch
    {
        "jtai-letter" => "Joint targeted area inspection",
        "lscb-annual-report" or "board-business-plan" => "Board's business plan",
        _ => Sentence(stored.Replace('-', ' ')),
    };

    /// <summary>What somebody is at a body, by its stored name.</summary>
    public static string Role(string stored) => stored switch
    {
        "lead" => "Safeguarding lead",
        "provider-lead" => "Provider lead",
        "executive-lead" => "Executive lead",
        "oversight" => "Oversight officer",
        "regulator" => "Regulator's officer",
        _ => Sentence(stored.Replace('-', ' ')),
    };

    /// <summary>Reasons also name commands of the command line, which are no use on a page.</summary>
    public static string WithoutCommands(string text) => Told(Capital(Commands().Replace(text, "")));

    /// <summary>The trail writes days as 2026-03-27, as they are kept; on a page they are written as everywhere else.</summary>
    public static string Told(string text) => StoredDay().Replace(
        text, day => DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? Day(on) : day.Value);

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")]
    private static partial Regex StoredDay();

    [GeneratedRegex(@":\s*(?:is\s+)?'?actionplans [^.;]*|\s*\('?actionplans [^)]*\)|\s+with '(?:actionplans [^']*|[a-z ]+)'")]
    private static partial Regex Commands();

    private static string Sentence(string words)
    {
        var text = words.Replace("cqc", "CQC", StringComparison.Ordinal).Replace("ofsted", "Ofsted", StringComparison.Ordinal).Replace("send", "SEND", StringComparison.Ordinal).Replace("hmicfrs", "HMICFRS", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
