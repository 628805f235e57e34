using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>"Within 3 months", "within 20 working days of receipt of this report", "no later than 12 weeks after publication".</summary>
internal static partial class RelativePhrase
{
    private const string Lead = @"(?:within|in|by|inside|no later than|not later than|no more than|not more than|up to|before)";

    private const string Period =
        $@"(?:the next |the first |a maximum of |a period of )?(?<amount>{NumberWords.Pattern})(?: ?\([a-z0-9 -]{{1,20}}\))?[ -]?"
        + @"(?<unit>working days?|business days?|calendar days?|days?|weeks?|fortnights?|calendar months?|months?|years?)";

    private const string Event = @" ?,? (?:of|from|after|following|starting from|beginning with) (?:the )?(?:date of |day of |end of )?";

    /// <summary>The whole text as a relative timescale, or null. One that counts from a foreign event is no timescale.</summary>
    public static Timescale? Read(string text)
    {
        var match = Whole().Match(text);
        return !match.Success ? null : match.Groups["event"] is { Success: true, Value: var happening }
            ? EventOf(happening) is { } trigger ? Build(match, trigger) : Indicator(happening)
            : Build(match, null);
    }

    /// <summary>The first relative timescale in the text that counts from an event of the report, or null.</summary>
    public static Timescale? Find(string text)
    {
        foreach (Match match in Inside().Matches(text))
        {
            if (EventAt(match.Groups["event"].Value) is { } trigger && Build(match, trigger) is { } timescale)
            {
                return timescale with { Printed = match.Value.Trim() };
            }
        }

        return null;
    }

    private static Timescale? Build(Match match, TriggerEvent? trigger)
    {
        var amount = NumberWords.Parse(match.Groups["amount"].Value);
        var (factor, unit) = UnitOf(match.Groups["unit"].Value);
        return amount is 0 or > 999
            ? null
            : new() { Kind = TimescaleKind.Relative, Amount = amount * factor, Unit = unit, Trigger = trigger, Printed = "" };
    }

    /// <summary>The unit that a printed word means, and how many of it.</summary>
    public static (int Factor, TimeUnit Unit) UnitOf(string word) => word.TrimEnd('s') switch
    {
        "working day" or "business day" => (1, TimeUnit.WorkingDays),
        "calendar day" or "day" => (1, TimeUnit.Days),
        "week" => (1, TimeUnit.Weeks),
        "fortnight" => (2, TimeUnit.Weeks),
        "quarter" => (3, TimeUnit.Months),
        "year" or "annum" => (12, TimeUnit.Months),
        _ => (1, TimeUnit.Months),
    };

    private static TriggerEvent? EventOf(string happening) =>
        EventWords().Match(happening) is { Success: true } match
        && (match.Length == happening.Length || happening[match.Length] == ',') ? EventOf(match) : null;

    private static TriggerEvent? EventAt(string happening) =>
        EventWords().Match(happening) is { Success: true } match ? EventOf(match) : null;

    private static TriggerEvent EventOf(Match match) =>
        match.Groups["letter"].Success ? TriggerEvent.Letter
        : match.Groups["receipt"].Success ? TriggerEvent.Receipt
        : match.Groups["acceptance"].Success ? TriggerEvent.Acceptance
        : match.Groups["inspection"].Success ? TriggerEvent.Inspection
        : TriggerEvent.Publication;

    private static Timescale Indicator(string happening) => new()
    {
        Kind = TimescaleKind.None,
        Qualifier = $"counted from '{happening}', which is no event of the report: an indicator, not a deadline",
        Printed = "",
    };

    [GeneratedRegex($@"^(?:{Lead} )?{Period}(?: time)?(?:{Event}(?<event>.{{3,100}}?))?(?:,? at the latest)?$")]
    private static partial Regex Whole();

    [GeneratedRegex($@"\b{Lead} {Period}{Event}(?<event>[^.;:]{{3,100}})")]
    private static partial Regex Inside();

    [GeneratedRegex(@"^(?:(?:its |their |your |the )?(?:receipt|receiving|being received|receive)(?: of| by)?(?: (?:this|the|your|our|its|that))?"
        + @"(?<letter> (?:[a-z-]+ ){0,2}letter)"
        + @"|(?<letter>(?:this |the |our )?(?:[a-z-]+ )?letter)"
        + @"|(?<receipt>(?:its |their |your )?(?:receipt|receiving|being received)(?:(?: of| by)?(?: (?:this|the|your|our|its|that|final|draft|inspection|full|published|written)){0,3}"
        + @" (?:reports?|it|review|findings|feedback|inspection))?)(?! of| by)"
        + @"|(?<acceptance>(?:the )?(?:acceptance|accepting|being accepted)(?: of (?:(?:this|the|your|our|its|an) )?(?:action )?plan)?)(?! of)"
        + @"|(?<publication>(?:the |its |being )?(?:publication|publishing|published)(?: of (?:(?:this|the|our|its|that|final|inspection|full) ){0,3}(?:reports?|review|findings))?)(?! of)"
        + @"|(?<publication>(?:(?:this|the) )?(?:(?:final|inspection) )?report(?: being published)?)(?! of| to| by| that)"
        + @"|(?<inspection>(?:(?:this|the|our) )?inspection))\b")]
    private static partial Regex EventWords();
}
