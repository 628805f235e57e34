using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionPlans.Domain;

/// <summary>"By 10 September", "Jan 14", "June/July 2012", "by the end of March 2016", "financial year 2012/13".</summary>
internal static partial class DatePhrase
{
    private const string Lead =
        @"^(?:to be |completed? |done |due |target(?: date)? |deadline |implemented |in place |from start )*"
        + @"(?<lead>by|before|prior to|no later than|not later than|until|on|in|during|within|for|end|to run across|across|between)?"
        + @"(?: ?(?:the )?(?:close of (?:play|business)(?: on)?|(?:end|course)(?: of)?))? ?(?:the )?";

    private const string MonthName =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string WeekDay = @"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun),? )?";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static Timescale? Read(string text, DateOnly? context) =>
        Week(text) ?? Day(text, context) ?? MonthAndNumber(text, context) ?? Range(text) ?? YearPair(text) ?? Year(text);

    private static Timescale? Week(string text)
    {
        var match = WeekOf().Match(text);
        if (!match.Success || DayOf(match, YearOf(match, "year")) is not { } day)
        {
            return null;
        }

        return Of(match.Groups["ending"].Success
            ? new(day.AddDays(-6), day, DatePrecision.Week)
            : new(day, day.AddDays(6), DatePrecision.Week));
    }

    private static Timescale? Day(string text, DateOnly? context)
    {
        if (Iso().Match(text) is { Success: true } iso)
        {
            return DayOf(iso, YearOf(iso, "year")) is { } day ? Until(iso, TimescaleDate.On(day)) : null;
        }

        var match = DayMonth().Match(text);
        if (!match.Success)
        {
            match = MonthDay().Match(text);
        }

        if (!match.Success)
        {
            return null;
        }

        return match.Groups["year"].Success
            ? DayOf(match, YearOf(match, "year")) is { } dated ? Until(match, TimescaleDate.On(dated)) : null
            : WithoutYear(match, context, year => DayOf(match, year) is { } day ? TimescaleDate.On(day) : null);
    }

    // "Jan 14" is a month and a year, because British print puts the day first, unless 2014 is far from the context.
    private static Timescale? MonthAndNumber(string text, DateOnly? context)
    {
        var match = MonthYear().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var month = MonthOf(match, "month");
        if (!match.Groups["year"].Success)
        {
            return WithoutYear(match, context, year => TimescaleDate.OfMonth(year, month));
        }

        var number = match.Groups["year"].Value;
        var year = YearOf(match, "year");
        if (number.Length == 2 && context is { } day && (year < day.Year - 1 || year > day.Year + 5)
            && int.Parse(number, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var dayOfMonth)
        {
            return WithoutYear(match, context, y => DateIn(y, month, dayOfMonth) is { } found ? TimescaleDate.On(found) : null);
        }

        return Until(match, TimescaleDate.OfMonth(year, month));
    }

    private static Timescale? Range(string text)
    {
        var match = MonthRange().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (first, last) = (MonthOf(match, "month"), MonthOf(match, "month2"));
        var lastYear = YearOf(match, "year2");
        var firstYear = match.Groups["year"].Success ? YearOf(match, "year") : first > last ? lastYear - 1 : lastYear;
        DateOnly from = new(firstYear, first, 1), to = new(lastYear, last, 1);
        return from < to ? Until(match, TimescaleDate.OfMonths(from, to)) : null;
    }

    private static Timescale? YearPair(string text)
    {
        var match = TwoYears().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var start = YearOf(match, "year");
        return YearOf(match, "year2") != start + 1 ? null
            : match.Groups["academic"].Success ? Until(match, TimescaleDate.OfAcademicYear(start))
            : Until(match, TimescaleDate.OfFinancialYear(start)) is var timescale && match.Groups["financial"].Success
                ? timescale
                : timescale with { Qualifier = "read as the financial year" };
    }

    // "By 2014" can mean before it begins or before it ends, so only clear words are taken.
    private static Timescale? Year(string text) => OneYear().Match(text) is { Success: true } match
        ? Of(TimescaleDate.OfYear(YearOf(match, "year")))
        : null;

    private static Timescale? WithoutYear(Match match, DateOnly? context, Func<int, TimescaleDate?> inYear)
    {
        if (inYear(2012) is null) // a leap year: no such day in any year
        {
            return null;
        }

        if (context is not { } day || day.Year > BankHolidays.LastYear)
        {
            return new() { Kind = TimescaleKind.Date, Qualifier = "no year printed", Printed = "" };
        }

        var next = Enumerable.Range(day.Year, 9).Select(inYear).OfType<TimescaleDate>().First(date => date.Through >= day);
        return Until(match, next) with { Qualifier = $"no year printed: read as the first on or after {Say.Day(day)}" };
    }

    private static Timescale Until(Match match, TimescaleDate date) =>
        match.Groups["lead"].Value is "before" or "prior to"
            ? Of(TimescaleDate.On(date.From.AddDays(-1)))
            : Of(date);

    private static Timescale Of(TimescaleDate date) => new() { Kind = TimescaleKind.Date, Date = date, Printed = "" };

    private static DateOnly? DayOf(Match match, int year) =>
        DateIn(year, MonthOf(match, "month"), int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture));

    private static DateOnly? DateIn(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static int MonthOf(Match match, string group)
    {
        var text = match.Groups[group].Value;
        return char.IsAsciiDigit(text[0])
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Array.IndexOf(Months, text[..3]) + 1;
    }

    private static int YearOf(Match match, string group)
    {
        var year = int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return year < 100 ? 2000 + year : year;
    }

    [GeneratedRegex($@"^(?:w/c|w\.c\.?|wc|week commencing|week beginning|(?<ending>w/e|week ending)) {WeekDay}(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?<month>{MonthName})\.?,?[ -](?<year>(?:20)?[0-9][0-9])$")]
    private static partial Regex WeekOf();

    [GeneratedRegex($@"{Lead}(?<year>20[0-9][0-9])-(?<month>[0-9][0-9])-(?<day>[0-9][0-9])$|{Lead}(?<day>[0-9]{{1,2}})[/.-](?<month>[0-9]{{1,2}})[/.-](?<year>(?:20)?[0-9][0-9])$")]
    private static partial Regex Iso();

    [GeneratedRegex($@"{Lead}{WeekDay}(?<day>[0-9]{{1,2}})(?: ?(?:st|nd|rd|th))?(?: of)?[ -]?(?<month>{MonthName})\.?,?(?:[ -]?(?<year>20[0-9][0-9]|[0-9][0-9]))?$")]
    private static partial Regex DayMonth();

    [GeneratedRegex($@"{Lead}{WeekDay}(?<month>{MonthName})\.? (?<day>[0-9]{{1,2}})(?:(?:st|nd|rd|th)(?:,? (?<year>20[0-9][0-9]))?|,? (?<year>20[0-9][0-9]))$|{Lead}(?<month>{MonthName})\.? (?<day>[1-9])$")]
    private static partial Regex MonthDay();

    [GeneratedRegex($@"{Lead}(?:(?<month>{MonthName})\.?,?(?: ?[-/]? ?(?<year>20[0-9][0-9]|[0-9][0-9]))?|(?<month>0?[1-9]|1[0-2])/(?<year>20[0-9][0-9]))$")]
    private static partial Regex MonthYear();

    [GeneratedRegex($@"{Lead}(?<month>{MonthName})\.?(?: ?(?<year>20[0-9][0-9]|[0-9][0-9]))? ?(?:/|-|to|and|or) ?(?<month2>{MonthName})\.? ?-?(?<year2>20[0-9][0-9]|[0-9][0-9])$")]
    private static partial Regex MonthRange();

    [GeneratedRegex($@"{Lead}(?:(?<financial>financial year|fy|fiscal year)|(?<academic>academic year|school year))? ?(?<year>20[0-9][0-9]) ?[/-] ?(?<year2>20[0-9][0-9]|[0-9][0-9])(?: (?:(?<financial>financial year)|(?<academic>academic year|school year)))?$")]
    private static partial Regex TwoYears();

    [GeneratedRegex(@"^(?:(?:by |before )?(?:the )?end (?:of )?|during |in )?(?<year>20[0-9][0-9])$")]
    private static partial Regex OneYear();
}
