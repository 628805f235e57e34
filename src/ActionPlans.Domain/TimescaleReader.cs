using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>Understands the timescales that reports, letters and board plans print.</summary>
internal static partial class TimescaleReader
{
    private static readonly char[] BetweenValues = [' ', '\t', '\r', '\n', '\u00A0', ';', ',', '•', '&', '|'];

    /// <summary>A phrase has never been seen to be longer; keeps hostile cells cheap.</summary>
    private const int LongestPhraseInWords = 12;

    public static Timescale Read(string? printed, DateOnly? context)
    {
        var words = printed?.Trim() ?? "";
        if (words.Length > PhraseText.Longest)
        {
            return new() { Kind = TimescaleKind.Vague, Printed = words };
        }

        var text = PhraseText.Of(words);
        var timescale = Understand(text, context) ?? WithQualifier(text, context)
            ?? new() { Kind = TimescaleKind.Vague, Printed = words };
        return timescale with { Printed = words };
    }

    public static IReadOnlyList<Timescale> ReadAll(string? printed, DateOnly? context)
    {
        var whole = Read(printed, context);
        var words = whole.Printed.Split(BetweenValues, StringSplitOptions.RemoveEmptyEntries);
        if (whole.Kind != TimescaleKind.Vague || VagueWords().IsMatch(PhraseText.Of(whole.Printed))
            || whole.Printed.Length > PhraseText.Longest)
        {
            return [whole];
        }

        return Segments(words, context) ?? [whole];
    }

    public static bool SaysToBeAgreed(string printed) => ToBeAgreedWords().IsMatch(PhraseText.Of(printed));

    // Takes the longest phrase that is understood from each word on. One strange word can turn the meaning of its neighbours
    // ("Autumn 2014", "completed within 45 days"), so then there is no reading at all.
    private static List<Timescale>? Segments(string[] words, DateOnly? context)
    {
        List<Timescale> values = [];
        for (var at = 0; at < words.Length;)
        {
            if (Longest(words, at, context) is var (value, length))
            {
                values.Add(value);
                at += length;
            }
            else if (PhraseText.Of(words[at]) is "" or "and" or "then")
            {
                at++;
            }
            else
            {
                return null;
            }
        }

        return values.Count == 0 ? null : values;
    }

    private static (Timescale Value, int Length)? Longest(string[] words, int at, DateOnly? context)
    {
        for (var length = Math.Min(LongestPhraseInWords, words.Length - at); length > 0; length--)
        {
            var value = Read(string.Join(' ', words, at, length), context);
            if (value.Kind is not (TimescaleKind.None or TimescaleKind.Vague) || VagueWords().IsMatch(PhraseText.Of(value.Printed)))
            {
                return (value, length);
            }
        }

        return null;
    }

    private static Timescale? Understand(string text, DateOnly? context)
    {
        if (Absent().IsMatch(text))
        {
            return Of(TimescaleKind.None);
        }

        if (ImmediateWords().IsMatch(text))
        {
            return Of(TimescaleKind.Immediate);
        }

        if (ContinuousWords().IsMatch(text))
        {
            return Of(TimescaleKind.Continuous);
        }

        if (VagueWords().IsMatch(text))
        {
            return Of(TimescaleKind.Vague);
        }

        return RelativePhrase.Read(text) ?? RecurringPhrase.Read(text) ?? DatePhrase.Read(text, context);
    }

    private static Timescale? WithQualifier(string text, DateOnly? context) =>
        Qualified().Match(text) is { Success: true } match
        && Understand(match.Groups["rest"].Value, context) is { } timescale
            ? timescale with { Qualifier = match.Groups["qualifier"].Value.Trim() }
            : null;

    private static Timescale Of(TimescaleKind kind) => new() { Kind = kind, Printed = "" };

    [GeneratedRegex(@"^(?:|n/?a|none|nil|not applicable|not stated|no timescale|no date|blank)$")]
    private static partial Regex Absent();

    [GeneratedRegex(@"^(?:with )?immediate(?:ly)?(?: effect| action| priority| start)?$|^(?:at once|straight ?away|forthwith)$")]
    private static partial Regex ImmediateWords();

    [GeneratedRegex(@"^(?:on[- ]?going(?:ly)?|continuous(?:ly)?|continual(?:ly)?|continuing|continue|business as usual|bau"
        + @"|rolling(?: programme)?|throughout(?: the year)?|at all times)(?: work| process| programme| basis| review)?$")]
    private static partial Regex ContinuousWords();

    [GeneratedRegex(@"^(?:tbc|tba|tbd|to be (?:confirmed|agreed|advised|determined|decided)|(?:with )?(?:some |great )?urgency|urgent(?:ly)?"
        + @"|asap|as soon as (?:possible|practicable)|without delay|as per .{1,80}|in line with .{1,80}|as required|as (?:and )?when .{1,80}"
        + @"|(?:short|medium|long)[- ]term|(?:within |in )?(?:the |this )?(?:academic|financial|school|calendar) year)$")]
    private static partial Regex VagueWords();

    [GeneratedRegex(@"^(?:tbc|tba|tbd|to be (?:confirmed|agreed|advised|determined|decided))$")]
    private static partial Regex ToBeAgreedWords();

    [GeneratedRegex(@"^(?<rest>.{3,}?)(?: ?\((?<qualifier>[^()]{1,120})\)|(?:,? - |, ?| )(?<qualifier>(?:subject to|if|where|dependent on|depending on|from|starting) .{1,120}))$")]
    private static partial Regex Qualified();
}
