using System.Text.RegularExpressions;
using ActionPlans.Domain;

namespace ActionPlans.Reports.Parts;

/// <summary>A time by which a plan is asked for, with the version that is meant.</summary>
/// <param name="Stage">"draft" or "final"; null where the text says neither.</param>
internal sealed record PlanPeriod(Timescale Timescale, string? Stage);

/// <summary>Finds by when a passage asks for a plan: once, or for a draft and for the final version.</summary>
internal static partial class PlanPeriods
{
    private const int LongestPhrase = 160;
    private const int SameBeginning = 8;
    private const int MostPhrases = 100;

    private sealed record Found(int At, Timescale Timescale);

    /// <summary>The final one first; never empty: what a passage asks for without a time has none, and a person is told.</summary>
    public static IReadOnlyList<PlanPeriod> Of(string passage, LineSpan where, ICollection<Check> checks)
    {
        var found = Find(passage);
        if (found.Count > 0)
        {
            return found;
        }

        checks.Add(new Check("A plan is asked for, but no time for it is printed; ask the inspectorate.", where));
        return [new PlanPeriod(Timescale.None, null)];
    }

    private static IReadOnlyList<PlanPeriod> Find(string passage)
    {
        var stages = Stages().Matches(passage).Take(MostPhrases).Select(m => (At: m.Index, Stage: m.Groups["draft"].Success ? "draft" : "final")).ToList();
        var isStaged = stages.Exists(s => s.Stage == "draft") && stages.Exists(s => s.Stage == "final");
        var times = Times(passage, withoutEvent: isStaged);
        if (!isStaged)
        {
            return times.Count == 0 ? [] : [new PlanPeriod(times[0].Timescale, stages.Exists(s => s.Stage == "draft") ? "draft" : null)];
        }

        var periods = new List<PlanPeriod>();
        foreach (var stage in (string[])["final", "draft"])
        {
            if (TimeOf(stage, stages, times) is { } time)
            {
                periods.Add(new PlanPeriod(time, stage));
            }
        }

        return periods;
    }

    // "within 20 working days of receipt … and the final one within 70": what names no event counts from the one before it.
    private static List<Found> Times(string passage, bool withoutEvent)
    {
        var found = new List<Found>();
        foreach (var lead in Leads().Matches(passage).Take(MostPhrases))
        {
            var phrase = passage.Substring(lead.Index, Math.Min(LongestPhrase, passage.Length - lead.Index));
            var time = Duty(phrase) ?? Date(phrase[lead.Length..], lead.Value) ?? (withoutEvent ? Bare(phrase) : null);
            if (time is { Kind: TimescaleKind.Relative, Trigger: null })
            {
                time = time with { Trigger = found.LastOrDefault()?.Timescale.Trigger };
            }

            if (time is not null)
            {
                found.Add(new Found(lead.Index, time));
            }
        }

        return found;
    }

    private static Timescale? Duty(string phrase) =>
        Timescale.FindDuty(phrase) is { } time && phrase.AsSpan().StartsWith(time.Printed.AsSpan(0, SameBeginning), StringComparison.OrdinalIgnoreCase) ? time : null;

    // "by 8 November 2016", "no later than Friday 10 January 2020".
    private static Timescale? Date(string words, string lead)
    {
        var printed = string.Join(' ', words.Split([' ', '.', ',', ';'], 5, StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w.EndsWith("day", StringComparison.Ordinal)).Take(3));
        return printed.Length > 0 && char.IsAsciiDigit(printed[0]) && PrintedDates.Day(printed) is { } day
            ? new Timescale { Kind = TimescaleKind.Date, Date = TimescaleDate.On(day), Printed = lead + printed }
            : null;
    }

    private static Timescale? Bare(string phrase)
    {
        var words = phrase.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(5, words.Length); length > 1; length--)
        {
            if (Timescale.Read(string.Join(' ', words, 0, length).TrimEnd('.', ',', ';', ':')) is { Kind: TimescaleKind.Relative } time)
            {
                return time;
            }
        }

        return null;
    }

    // "a draft within … and the final plan within …", or "within … a draft and within … the final plan".
    private static Timescale? TimeOf(string stage, List<(int At, string Stage)> stages, List<Found> times)
    {
        var timeFirst = times.Count > 0 && times[0].At < stages[0].At;
        for (var i = 0; i < stages.Count; i++)
        {
            var (from, to) = timeFirst
                ? (i > 0 ? stages[i - 1].At : 0, stages[i].At)
                : (stages[i].At, i + 1 < stages.Count ? stages[i + 1].At : int.MaxValue);
            if (stages[i].Stage == stage && times.Find(t => t.At >= from && t.At < to) is { } found)
            {
                return found.Timescale;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:(?<draft>draft)\b(?! (?:report|letter|findings))|(?<draft>initial|interim|outline) (?=(?:\S+ ){0,3}?(?:plan|statement|version|response)\b)"
        + @"|(?<final>final|finalised|completed|full) (?=(?:(?!report|letter|inspection)\S+ ){0,3}?(?:plan|statement|version|response)\b|one\b|within\b|by\b|no later\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Stages();

    [GeneratedRegex(@"\b(?:within|by|before|inside|in|up to|(?:no|not) (?:later|more) than) ", RegexOptions.IgnoreCase)]
    private static partial Regex Leads();
}
