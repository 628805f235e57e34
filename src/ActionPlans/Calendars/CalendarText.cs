using System.Globalization;
using System.Text;
using ActionPlans.Domain;

namespace ActionPlans.Calendars;

/// <summary>Due dates as an iCalendar stream (RFC 5545): each a day, not a time, so that no time zone can move it.</summary>
public static class CalendarText
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Octets in a line, without its end (RFC 5545, 3.1).</summary>
    internal const int LongestLine = 75;

    /// <param name="owner">Whose dates these are.</param>
    /// <param name="address">Where a thing has its page, in full.</param>
    /// <param name="now">When it is written; told to the hour, so that the text does not change with every reading.</param>
    public static string Of(DueDates dates, string owner, Func<SubjectId, string> address, DateTimeOffset now)
    {
        var text = new StringBuilder();
        var stamp = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//ActionPlans//Due dates//EN");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "NAME", Escape($"ActionPlans: {owner}"));
        Line(text, "X-WR-CALNAME", Escape($"ActionPlans: {owner}"));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        Line(text, "X-PUBLISHED-TTL", "PT12H");
        // A calendar needs a component also when nothing is due (RFC 5545, 3.4); the zone in which a day begins is always true.
        text.Append(London);
        foreach (var due in dates.Dates)
        {
            Line(text, "BEGIN", "VEVENT");
            Line(text, "UID", $"{due.Id}.due@{dates.Installation}.actionplans");
            Line(text, "DTSTAMP", stamp.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(text, "DTSTART;VALUE=DATE", Day(due.On));
            Line(text, "DTEND;VALUE=DATE", Day(due.On.AddDays(1))); // exclusive
            Line(text, "SUMMARY", Escape($"Due: {due.Id} {Short(due.Text)}"));
            Line(text, "DESCRIPTION", Escape($"{due.Text}\n{due.Body}{(due.Area is null ? "" : $", {due.Area}")}\n{address(due.Id)}"));
            Line(text, "URL", address(due.Id));
            Line(text, "TRANSP", "TRANSPARENT");
            Line(text, "END", "VEVENT");
        }

        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    /// <summary>TEXT values (RFC 5545, 3.3.11); control characters have no place in them.</summary>
    internal static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value.ReplaceLineEndings("\n"))
        {
            if (character == '\n')
                text.Append("\\n");
            else if (character is '\\' or ';' or ',')
                text.Append('\\').Append(character);
            else if (!char.IsControl(character) || character == '\t')
                text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>One content line, folded between characters, never inside one.</summary>
    internal static void Line(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        if (text.Length <= 80)
            return text;
        var gap = text.LastIndexOf(' ', 79, 40);
        return $"{text[..(gap < 0 ? 79 : gap)]}…";
    }

    private const string London =
        "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n" +
        "BEGIN:DAYLIGHT\r\nDTSTART:19810329T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n" +
        "BEGIN:STANDARD\r\nDTSTART:19961027T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n" +
        "END:VTIMEZONE\r\n";
}
