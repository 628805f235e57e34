using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Web;

/// <summary>Stored names and values in the words that people read.</summary>
internal static class Words
{
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string At(DateTimeOffset at) => LondonTime.At(at).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Short(string text, int length = 110) => text.Length <= length ? text : $"{text[..text.LastIndexOf(' ', length - 1, length / 2)]}…";

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

    /// <summary>A timescale's group: "Within 3 months".</summary>
    public static string Band(string stored) => stored switch
    {
        "immediate" => "Immediate",
        "date" => "A printed date",
        "recurring" => "Again and again",
        "continuous" => "Goes on",
        "vague" => "In vague words",
        "none" => "None printed",
        _ => $"Within {stored}",
    };

    /// <summary>The last step of the ladder that something overdue has reached; null: none yet.</summary>
    public static string Step(string? key) => key switch
    {
        null => "Not told yet that it is overdue",
        "overdue" => "The lead was told",
        "escalate-executive-lead" => "The executive lead was told",
        "escalate-oversight" => "The oversight body was told",
        "escalate-regulator" => "The regulator's regional team was told",
        "chase" => "All were told; the lead is asked every month",
        _ => Capital(key.Replace('-', ' ')),
    };

    public static string Letter(string state) => state switch { "sent" => "Sent", "pending" => "To be sent", _ => "Failed" };

    public static string LetterColour(string state) => state switch { "sent" => "green", "pending" => "blue", _ => "red" };

    public static string Count(long count, string one, string several) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : several)}";

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Sentence(string words)
    {
        var text = words.Replace("cqc", "CQC", StringComparison.Ordinal).Replace("ofsted", "Ofsted", StringComparison.Ordinal).Replace("send", "SEND", StringComparison.Ordinal).Replace("hmicfrs", "HMICFRS", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
