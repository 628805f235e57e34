using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Web;

/// <summary>Stored names and values in the words that people read.</summary>
internal static class Words
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
        _ => char.ToUpperInvariant(stored[0]) + stored[1..],
    };

    public static string? Colour(Item item) => item.DaysLate is not null && item.State != "evidenceSubmitted" ? "red" : Colour(item.State);

    public static string? Colour(string state) => state switch
    {
        "closed" or "accepted" => "green",
        "evidenceSubmitted" or "submitted" => "yellow",
        "withdrawn" => "grey",
        "returned" => "orange",
        _ => "blue",
    };

    public static string Family(string stored) => stored switch
    {
        "jtai-letter" => "Joint targeted area inspection",
        "lscb-annual-report" or "board-business-plan" => "Board's business plan",
        _ => Sentence(stored.Replace('-', ' ')),
    };

    private static string Sentence(string words)
    {
        var text = words.Replace("cqc", "CQC", StringComparison.Ordinal).Replace("ofsted", "Ofsted", StringComparison.Ordinal).Replace("send", "SEND", StringComparison.Ordinal).Replace("hmicfrs", "HMICFRS", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
