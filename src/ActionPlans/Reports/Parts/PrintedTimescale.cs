namespace ActionPlans.Reports.Parts;

/// <summary>A timescale of the report in the stored names of the JSON format.</summary>
internal static class PrintedTimescale
{
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A heading that is nothing but a timescale ("Within 3 months:"); null if it is anything else.</summary>
    public static ReadTimescale? OfHeading(string heading)
    {
        var printed = heading.Trim().TrimEnd(':', '.', ' ');
        if (printed.Length is 0 or > 60)
        {
            return null;
        }

        if (printed.StartsWith("immediate", StringComparison.OrdinalIgnoreCase) && printed.Length <= 18)
        {
            return new ReadTimescale("immediate", null, null, null, null, printed);
        }

        return printed.StartsWith("within ", StringComparison.OrdinalIgnoreCase) && Relative(printed) is { } found ? found with { Printed = printed } : null;
    }

    /// <summary>The period of a duty inside a sentence; null if there is none.</summary>
    public static ReadTimescale? FindDuty(string passage) =>
        passage.IndexOf("within ", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? Relative(passage[at..]) : null;

    private static ReadTimescale? Relative(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3 || Amount(parts[1]) is not { } amount)
        {
            return null;
        }

        var working = parts[2].Equals("working", StringComparison.OrdinalIgnoreCase) || parts[2].Equals("calendar", StringComparison.OrdinalIgnoreCase);
        var noun = (working && parts.Length > 3 ? parts[3] : parts[2]).TrimEnd('.', ',', ':').ToLowerInvariant();
        var unit = noun.TrimEnd('s') switch
        {
            "day" => parts[2].Equals("working", StringComparison.OrdinalIgnoreCase) ? "workingDays" : "days",
            "week" => "weeks",
            "month" => "months",
            _ => null,
        };
        var after = string.Join(' ', parts.Skip(working ? 4 : 3).Take(6)).ToLowerInvariant();
        var trigger = after.Contains("recei") ? "receipt" : after.Contains("publication") ? "publication" : after.Contains("letter") ? "letter" : null;
        return unit is null ? null : new ReadTimescale("relative", amount, unit, trigger, null, words);
    }

    private static int? Amount(string word) =>
        int.TryParse(word, out var number) && number is > 0 and < 1000 ? number
        : Array.IndexOf(Numbers, word.ToLowerInvariant()) is var index and > 0 ? index : null;
}
