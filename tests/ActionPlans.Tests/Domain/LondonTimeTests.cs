using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

// domain.md: "a thing is overdue from the start of the next day, Europe/London"
public sealed class LondonTimeTests
{
    [TestCase("2012-09-10T22:59:59Z", "2012-09-10")]
    [TestCase("2012-09-10T23:00:00Z", "2012-09-11")]
    [TestCase("2012-12-10T23:59:59Z", "2012-12-10")]
    [TestCase("2012-12-11T00:00:00Z", "2012-12-11")]
    public void The_day_changes_at_midnight_in_london(string instant, string day)
    {
        Assert.That(LondonTime.Today(DateTimeOffset.Parse(instant)), Is.EqualTo(DateOnly.Parse(day)));
    }

    [TestCase("2012-08-10", "09:00", "2012-08-10T08:00:00Z")]
    [TestCase("2012-12-10", "09:00", "2012-12-10T09:00:00Z")]
    [TestCase("2013-03-31", "01:30", "2013-03-31T01:30:00Z", Description = "skipped: clocks show 02:30")]
    [TestCase("2012-10-28", "01:30", "2012-10-28T00:30:00Z", Description = "shown twice: the first")]
    public void A_wall_time_is_one_instant(string day, string time, string instant)
    {
        var at = LondonTime.At(DateOnly.Parse(day), TimeOnly.Parse(time));

        Assert.That((at, at.Offset), Is.EqualTo((DateTimeOffset.Parse(instant), TimeSpan.Zero)));
    }

    [Test]
    public void Every_day_starts_where_the_day_before_ends()
    {
        for (var day = new DateOnly(2012, 1, 1); day.Year == 2012; day = day.AddDays(1))
        {
            Assert.That(LondonTime.Today(LondonTime.StartOf(day)), Is.EqualTo(day));
            Assert.That(LondonTime.Today(LondonTime.StartOf(day).AddTicks(-1)), Is.EqualTo(day.AddDays(-1)));
        }
    }

    [Test]
    public void An_instant_is_printed_with_the_offset_of_its_season()
    {
        Assert.That(LondonTime.At(new DateTimeOffset(2012, 8, 10, 8, 0, 0, TimeSpan.Zero)).ToString("O"), Is.EqualTo("2012-08-10T09:00:00.0000000+01:00"));
    }
}
