using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>"Monthly", "six weekly", "4 x per annum", "every three months", "bi-monthly".</summary>
internal static partial class RecurringPhrase
{
    private const string Before = @"^(?:at least |on an? |in |reviewed |reported |to be reviewed |then )?";
    private const string After = @"(?: basis| reviews?| reviewed| reports?| reporting| meetings?| updates?| audits?| monitoring| thereafter)?$";

    public static Timescale? Read(string text)
    {
        if (Adverb().Match(text) is { Success: true } adverb)
        {
            var count = adverb.Groups["amount"] is { Success: true, Value: var amount } ? NumberWords.Parse(amount) : 1;
            return Every(count, adverb.Groups["unit"].Value);
        }

        if (EveryPeriod().Match(text) is { Success: true } every)
        {
            var count = every.Groups["amount"] is { Success: true, Value: var amount } ? NumberWords.Parse(amount) : 1;
            return Every(count, every.Groups["unit"].Value);
        }

        if (TimesAPeriod().Match(text) is { Success: true } times)
        {
            return Times(Often(times.Groups["amount"].Value), times.Groups["unit"].Value);
        }

        return Ambiguous().IsMatch(text)
            ? Recurring() with { Qualifier = $"'{text}' can mean twice in it or every second one: agree which" }
            : Irregular().IsMatch(text) ? Recurring() : null;
    }

    private static Timescale? Every(int count, string word)
    {
        var (factor, unit) = word switch
        {
            "dai" or "working day" => (1, TimeUnit.WorkingDays),
            "half-year" or "half year" or "biannual" => (6, TimeUnit.Months),
            "biennial" => (24, TimeUnit.Months),
            "annual" => (12, TimeUnit.Months),
            _ => RelativePhrase.UnitOf(word),
        };
        return count is 0 or > 999 ? null : Recurring() with { Amount = count * factor, Unit = unit };
    }

    private static Timescale? Times(int times, string word)
    {
        var (months, unit) = RelativePhrase.UnitOf(word);
        return times == 0 ? null
            : unit == TimeUnit.Months && months % times == 0 ? Recurring() with { Amount = months / times, Unit = unit }
            : times == 1 ? Recurring() with { Amount = months, Unit = unit }
            : Recurring() with { Qualifier = $"{Say.Count(times, "time")} a {word}" };
    }

    private static int Often(string word) => word switch
    {
        "once" => 1,
        "twice" => 2,
        "thrice" => 3,
        _ => NumberWords.Parse(word.Split(' ', 'x', '×')[0]),
    };

    private static Timescale Recurring() => new() { Kind = TimescaleKind.Recurring, Printed = "" };

    [GeneratedRegex($@"{Before}(?:(?<amount>{NumberWords.Pattern})[- ]?)?(?<unit>dai|week|fortnight|month|quarter|half[- ]year|year|annual|biennial)(?:ly)?(?<=ly|annual|biennial){After}")]
    private static partial Regex Adverb();

    [GeneratedRegex($@"{Before}(?:every|each|per)(?: (?<amount>{NumberWords.Pattern}))? (?<unit>working day|day|week|fortnight|month|quarter|year|annum)s?{After}")]
    private static partial Regex EveryPeriod();

    [GeneratedRegex($@"{Before}(?<amount>once|twice|thrice|{NumberWords.Pattern} ?(?:x|×|times)) ?(?:per|a|an|each|every|in a|/)? ?(?<unit>week|month|quarter|year|annum)(?:ly)?{After}")]
    private static partial Regex TimesAPeriod();

    [GeneratedRegex($@"{Before}bi[- ]?(?:weekly|monthly|annual(?:ly)?|yearly){After}")]
    private static partial Regex Ambiguous();

    [GeneratedRegex($@"{Before}(?:termly|each term|every term|regular(?:ly)?|periodic(?:ally)?){After}")]
    private static partial Regex Irregular();
}
