namespace ActionPlans.Reports.Parts;

/// <summary>Reads days and periods in the printings that reports use: "11th June 2012 - 22nd June 2012", "11-22 June 2012".</summary>
internal static class PrintedDates
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>First and last day in the text; equal for one day. Null if no whole date is there.</summary>
    /// <param name="yearIfMissing">For "between 20 and 24 June" in a letter that carries its own date.</param>
    public static (DateOnly From, DateOnly To)? Period(string text, int? yearIfMissing = null)
    {
        var days = Days(Words(text), yearIfMissing);
        return days.Count == 0 ? null : (days.Min(), days.Max());
    }

    public static DateOnly? Day(string text) => Days(Words(text), null) is [var day, ..] ? day : null;

    /// <summary>The words, if they are a month and a year and nothing else; else null.</summary>
    public static string? Month(string? text)
    {
        var printed = text?.Trim().TrimEnd('.') ?? "";
        return printed.Length <= LongestMonth && Words(printed) is [var month, var year] && MonthOf(month) is not null && YearOf(year) is not null ? printed : null;
    }

    private const int LongestMonth = 20;

    // Read backwards, so that a day without month or year takes those of the day after it.
    private static List<DateOnly> Days(List<string> words, int? year)
    {
        var days = new List<DateOnly>();
        int? month = null;
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var word = words[i];
            if (MonthOf(word) is { } named)
            {
                month = named;
                if (i + 1 < words.Count && YearOf(words[i + 1]) is { } printed)
                {
                    year = printed;
                }
            }
            else if (i + 4 < words.Count && words[i + 1] == "/" && words[i + 3] == "/" && Numeric(words, i) is { } numeric)
            {
                days.Insert(0, numeric);
            }
            else if (DayOf(word) is { } day && month is { } m && year is { } y && day <= DateTime.DaysInMonth(y, m) && IsBeforeDate(words, i))
            {
                days.Insert(0, new DateOnly(y, m, day));
            }
            else if (word is not ("-" or "to" or "and" or "of" or "th" or "st" or "nd" or "rd" or "the" or "/") && YearOf(word) is null && !IsWeekday(word))
            {
                // A date's words stand together; other words end it.
                month = null;
            }
        }

        return days;
    }

    private static bool IsBeforeDate(List<string> words, int i)
    {
        for (var next = i + 1; next < words.Count && next < i + 8; next++)
        {
            if (MonthOf(words[next]) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly? Numeric(List<string> words, int i) =>
        DayOf(words[i]) is { } day && DayOf(words[i + 2]) is { } month and <= 12 && YearOf(words[i + 4]) is { } year
        && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int? MonthOf(string word)
    {
        if (word.Length < 3)
        {
            return null;
        }

        for (var i = 0; i < Months.Length; i++)
        {
            if (Months[i] == word || (word.Length is 3 or 4 && Months[i].StartsWith(word, StringComparison.Ordinal)))
            {
                return i + 1;
            }
        }

        return null;
    }

    private static int? YearOf(string word) =>
        word.Length == 4 && int.TryParse(word, out var year) && year is >= 1990 and < 2100 ? year : null;

    private static int? DayOf(string word) => word.Length <= 2 && int.TryParse(word, out var day) && day is >= 1 and <= 31 ? day : null;

    private static bool IsWeekday(string word) => word.EndsWith("day", StringComparison.Ordinal);

    // Letters and digits fall apart, so that "11th", "18 th" and "11-22" all become the same words.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length && words.Count < 200;)
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }
            }
            else if (char.IsLetter(text[i]))
            {
                while (i < text.Length && char.IsLetter(text[i]))
                {
                    i++;
                }
            }
            else
            {
                if (text[i] is '-' or '–' or '—' or '/' or '.')
                {
                    words.Add(text[i] is '/' or '.' ? "/" : "-");
                }

                i++;
                continue;
            }

            words.Add(text[start..i].ToLowerInvariant());
        }

        return words;
    }
}
