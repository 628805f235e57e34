using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

[TestFixture]
public sealed class SendingHoursTests
{
    private static readonly SendingHours Hours = new(WorkingDays.EnglandAndWales);

    [TestCase("2012-10-29T09:00Z", "2012-10-29T09:00Z", TestName = "Nine o'clock is open")]
    [TestCase("2012-10-29T16:59Z", "2012-10-29T16:59Z", TestName = "A minute to five is open")]
    [TestCase("2012-10-29T17:00Z", "2012-10-30T09:00Z", TestName = "Five o'clock is closed until the next morning")]
    [TestCase("2012-10-29T03:00Z", "2012-10-29T09:00Z", TestName = "Before nine waits for nine")]
    [TestCase("2012-10-26T17:30Z", "2012-10-29T09:00Z", TestName = "Friday evening waits for Monday, which is winter time by then")]
    [TestCase("2012-10-26T08:00Z", "2012-10-26T08:00Z", TestName = "Nine o'clock of summer is eight in Greenwich")]
    [TestCase("2012-12-24T18:00Z", "2012-12-27T09:00Z", TestName = "Christmas Eve in the evening waits for the 27th")]
    [TestCase("2013-03-28T17:00Z", "2013-04-02T08:00Z", TestName = "Maundy Thursday waits for Tuesday after Easter, which is summer time by then")]
    public void Earliest_time(string now, string expected) => Assert.That(Hours.EarliestFrom(At(now)), Is.EqualTo(At(expected)));

    [TestCase("2012-10-29T07:00Z", "2012-10-29T12:00Z", "2012-10-29T12:00Z", TestName = "What waits since the morning goes out now")]
    [TestCase("2012-10-29T12:00Z", "2012-10-29T07:00Z", "2012-10-29T12:00Z", TestName = "What waits until noon goes out at noon")]
    [TestCase("2012-10-29T12:00Z", "2012-10-29T20:00Z", "2012-10-30T09:00Z", TestName = "What still waits at night goes out in the morning")]
    public void Next_time(string due, string now, string expected) => Assert.That(Hours.Next(At(due), At(now)), Is.EqualTo(At(expected)));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
