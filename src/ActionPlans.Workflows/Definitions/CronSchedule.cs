using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace ActionPlans.Workflows;

/// <summary>
/// A cron expression: second (may be left out), minute, hour, day of month, month, day of week. Numbers, names (JAN, MON), lists, ranges,
/// steps, <c>*</c>, <c>?</c> and <c>L</c> for the last day of a month. All in UTC. When day of month and day of week are both given,
/// both have to hold, as in the library that Elsa uses.
/// </summary>
public sealed class CronSchedule
{
    private const int LastDay = 32;
    private const int YearsToLookAhead = 30;

    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly ulong seconds;
    private readonly ulong minutes;
    private readonly ulong hours;
    private readonly ulong days;
    private readonly ulong months;
    private readonly ulong weekdays;

    private CronSchedule(ulong[] fields) =>
        (seconds, minutes, hours, days, months, weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);

    /// <summary>False, with the reason, when the text is no cron expression. One that never fires is an expression all the same.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? schedule, out string problem)
    {
        schedule = null;
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 5)
            parts = ["0", .. parts];
        if (parts.Length != 6)
        {
            problem = "it needs five or six fields";
            return false;
        }

        (int Min, int Max, string[] Names, string What)[] shapes =
        [
            (0, 59, [], "second"), (0, 59, [], "minute"), (0, 23, [], "hour"), (1, 31, [], "day of month"), (1, 12, MonthNames, "month"), (0, 7, DayNames, "day of week"),
        ];
        var fields = new ulong[6];
        for (int i = 0; i < 6; i++)
        {
            if (!TryParseField(parts[i], shapes[i].Min, shapes[i].Max, shapes[i].Names, out fields[i]))
            {
                problem = $"'{parts[i]}' is no {shapes[i].What}";
                return false;
            }
        }
        if ((fields[5] & (1UL << 7)) != 0)
            fields[5] = (fields[5] | 1) & 0x7F; // 7 is Sunday too
        schedule = new CronSchedule(fields);
        problem = "";
        return true;
    }

    /// <summary>The first moment after the given one; null when it does not fire within thirty years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        DateTime utc = after.UtcDateTime;
        if (utc > DateTime.MaxValue.AddYears(-YearsToLookAhead - 1))
            return null;
        var moment = new DateTime(utc.Ticks - utc.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc).AddSeconds(1);
        DateTime last = moment.AddYears(YearsToLookAhead);
        while (moment <= last)
        {
            if (!Has(months, moment.Month))
                moment = new DateTime(moment.Year, moment.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            else if (!IsDay(moment))
                moment = moment.Date.AddDays(1);
            else if (!Has(hours, moment.Hour))
                moment = moment.Date.AddHours(moment.Hour + 1);
            else if (!Has(minutes, moment.Minute))
                moment = moment.AddSeconds(60 - moment.Second);
            else if (!Has(seconds, moment.Second))
                moment = moment.AddSeconds(1);
            else
                return new DateTimeOffset(moment, TimeSpan.Zero);
        }
        return null;
    }

    private bool IsDay(DateTime moment) =>
        Has(weekdays, (int)moment.DayOfWeek)
        && (Has(days, moment.Day) || (Has(days, LastDay) && moment.Day == DateTime.DaysInMonth(moment.Year, moment.Month)));

    private static bool Has(ulong set, int value) => (set & (1UL << value)) != 0;

    private static bool TryParseField(string text, int min, int max, string[] names, out ulong set)
    {
        set = 0;
        foreach (string part in text.Split(','))
        {
            if (part == "L" && max == 31)
            {
                set |= 1UL << LastDay;
                continue;
            }
            string[] stepped = part.Split('/');
            int step = 1;
            if (stepped.Length > 2 || (stepped.Length == 2 && (!int.TryParse(stepped[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step == 0)))
                return false;
            if (!TryParseRange(stepped[0], min, max, names, stepped.Length == 2, out int from, out int to))
                return false;
            for (int value = from; value <= to; value += step)
                set |= 1UL << value;
        }
        return BitOperations.PopCount(set) > 0;
    }

    private static bool TryParseRange(string text, int min, int max, string[] names, bool isStepped, out int from, out int to)
    {
        (from, to) = (min, max == 7 ? 6 : max);
        if (text is "*" or "?")
            return true;

        string[] ends = text.Split('-');
        if (ends.Length > 2 || !TryParseValue(ends[0], min, max, names, out from))
            return false;
        to = isStepped && ends.Length == 1 ? max : from;
        return ends.Length == 1 || (TryParseValue(ends[1], min, max, names, out to) && from <= to);
    }

    private static bool TryParseValue(string text, int min, int max, string[] names, out int value)
    {
        int name = Array.IndexOf(names, text.ToUpperInvariant());
        if (name >= 0)
        {
            value = name + min;
            return true;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max;
    }
}
