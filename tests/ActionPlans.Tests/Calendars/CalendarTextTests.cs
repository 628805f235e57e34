using System.Text;
using ActionPlans.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace ActionPlans.Tests.Calendars;

[TestFixture]
public sealed class CalendarTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 17, 3, TimeSpan.Zero);

    [Test]
    public void Due_date_is_a_whole_day_with_a_lasting_name()
    {
        var text = Of(new DueDate(SubjectId.Recommendation(7), new DateOnly(2026, 12, 31), "Train staff; all of them, soon", "NHS Northmere ICB", "Northmere", "open"));

        Assert.That(text, Does.Contain("UID:R7.due@0123.actionplans\r\nDTSTAMP:20261121T090000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Due: R7 Train staff\\; all of them\\, soon\r\n"));
        Assert.That(text, Does.StartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:").And.EndsWith("END:VCALENDAR\r\n"));
    }

    [Test]
    public void Calendar_in_which_nothing_is_due_has_a_component_all_the_same() => Assert.That(Of(), Does.Contain("BEGIN:VTIMEZONE").And.Not.Contains("VEVENT"));

    [FsCheck.NUnit.Property]
    public void Lines_are_short_and_nothing_is_lost_or_added(NonNull<string> words)
    {
        var text = Of(new DueDate(SubjectId.Plan(1), new DateOnly(2026, 12, 31), words.Get, words.Get, words.Get, "due"));

        Assert.That(text.Split("\r\n").Max(Encoding.UTF8.GetByteCount), Is.LessThanOrEqualTo(CalendarText.LongestLine));
        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal).Any(character => char.IsControl(character) && character != '\t'), Is.False);
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(unfolded.Split("\r\n").Count(line => line.StartsWith("BEGIN:VEVENT", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(unfolded, Does.Contain($"DESCRIPTION:{new string([.. CalendarText.Escape(words.Get).EnumerateRunes().SelectMany(rune => rune.ToString())])}"));
    }

    private static string Of(params DueDate[] dates) => CalendarText.Of(new DueDates("0123", dates), "Robin Ashdown", id => $"https://actionplans.example.nhs.uk/{id}", Now);
}
