using System.Globalization;

namespace ActionPlans.Web;

/// <summary>Stored names in the words of those who follow up.</summary>
internal static class FollowUpWords
{
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
        "chase" => "All told; the lead is asked monthly",
        _ => Capital(key.Replace('-', ' ')),
    };

    public static string Letter(string state) => state switch { "sent" => "Sent", "pending" => "To be sent", _ => "Failed" };

    public static string LetterColour(string state) => state switch { "sent" => "green", "pending" => "blue", _ => "red" };

    public static string Count(long count, string one, string several) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : several)}";

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
