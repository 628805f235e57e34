using System.Globalization;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class CronScheduleTests
{
    [TestCase("0 0 6 * * *", "2030-01-01T00:00:00Z", "2030-01-01T06:00:00Z")]
    [TestCase("0 0 6 * * *", "2030-01-01T06:00:00Z", "2030-01-02T06:00:00Z")]
    [TestCase("0 0 8 * * MON", "2030-01-01T00:00:00Z", "2030-01-07T08:00:00Z")]
    [TestCase("*/15 * * * *", "2030-01-01T00:01:30Z", "2030-01-01T00:15:00Z")]
    [TestCase("30 5 9-17/4 * * 1-5", "2030-01-05T10:00:00Z", "2030-01-07T09:05:30Z")]
    [TestCase("0 0 0 29 2 ?", "2030-01-01T00:00:00Z", "2032-02-29T00:00:00Z")]
    [TestCase("0 0 12 L JAN,FEB *", "2030-02-01T00:00:00Z", "2030-02-28T12:00:00Z")]
    [TestCase("0 0 0 * * 7", "2030-01-01T00:00:00Z", "2030-01-06T00:00:00Z")]
    [TestCase("59 59 23 31 12 *", "2030-12-31T23:59:59Z", "2031-12-31T23:59:59Z")]
    public void Fires_next(string text, string after, string expected)
    {
        Assert.That(CronSchedule.TryParse(text, out CronSchedule? schedule, out _), Is.True);
        Assert.That(schedule!.Next(Instant(after)), Is.EqualTo(Instant(expected)));
    }

    [TestCase("0 0 0 30 2 *")]
    [TestCase("0 0 0 31 4,6,9,11 *")]
    public void Never_fires(string text)
    {
        Assert.That(CronSchedule.TryParse(text, out CronSchedule? schedule, out _), Is.True);
        Assert.That(schedule!.Next(Instant("2030-01-01T00:00:00Z")), Is.Null);
    }

    [TestCase("", "five or six fields")]
    [TestCase("* * *", "five or six fields")]
    [TestCase("60 * * * * *", "'60' is no second")]
    [TestCase("* * * * FOO *", "'FOO' is no month")]
    [TestCase("*/0 * * * * *", "is no second")]
    [TestCase("5-1 * * * * *", "is no second")]
    public void Is_no_schedule(string text, string problem)
    {
        Assert.That(CronSchedule.TryParse(text, out _, out string found), Is.False);
        Assert.That(found, Does.Contain(problem));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
