using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Runtime;

[TestFixture]
public sealed class RemindersTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);

    [Test]
    public async Task Nothing_is_decided_before_the_morning_of_the_day_and_nothing_sent_before_nine()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 1));
        var day = new DateOnly(2012, 12, 27); // 30 days before 26 January 2013

        house.SleepUntil(day, new TimeOnly(6, 59));
        Assert.That((await house.WorkAsync()).Timers, Is.Zero);
        house.SleepUntil(day, new TimeOnly(7, 0));
        var early = await house.WorkAsync();
        Assert.That((early.Timers, early.Composed, early.Delivered), Is.EqualTo((1, 0, 0)));
        house.SleepUntil(day, new TimeOnly(8, 59));
        Assert.That((await house.WorkAsync()).Composed, Is.Zero);
        house.SleepUntil(day, new TimeOnly(9, 0));
        var due = await house.WorkAsync();

        Assert.That((due.Timers, due.Composed, due.Delivered), Is.EqualTo((0, 1, 1)));
        Assert.That(house.Messages[^1].Items, Is.EqualTo(new[] { new ToldItem("R1", "reminder", "remind-30@2013-01-26") }));
    }

    [Test]
    public async Task Whole_ladder_is_climbed_on_its_days()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });

        await house.LiveUntilAsync(new DateOnly(2013, 5, 1));

        Assert.That(house.Messages.Select(message => $"{message.Day:yyyy-MM-dd} {message.Role} {string.Join(", ", message.Items.Select(item => item.Step.Split('@', '#')[0]))}"), Is.EqualTo(new[]
        {
            "2012-10-29 lead assigned",
            "2012-12-27 lead remind-30",
            "2013-01-11 lead remind-14", // 12 January is a Saturday
            "2013-01-18 lead remind-7", // 19 January is a Saturday
            "2013-01-25 lead due", // the day before and the day itself, a Saturday, meet on the Friday
            "2013-01-28 lead overdue",
            "2013-02-01 executive-lead escalate-executive-lead",
            "2013-02-01 lead escalate-executive-lead",
            "2013-02-08 lead escalate-oversight",
            "2013-02-08 oversight escalate-oversight",
            "2013-02-15 lead escalate-regulator",
            "2013-02-15 regulator escalate-regulator",
            "2013-03-15 lead chase-1",
            "2013-04-15 lead chase-2",
        }));
    }

    [Test]
    public async Task Three_weeks_of_downtime_end_in_one_notice_that_stands_for_the_missed_ones_in_order()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 22));

        house.SleepUntil(new DateOnly(2013, 1, 21), new TimeOnly(10, 12));
        house.Restart();
        await house.WorkAsync();

        var message = house.Messages.Single(message => message.Day > Received);
        Assert.That(message.Items, Is.EqualTo(new[] { new ToldItem("R1", "reminder", "remind-7@2013-01-26") }));
        Assert.That(house.Rows<string>("SELECT Merged FROM Notice WHERE Template = 'reminder'"), Is.EqualTo(new[] { "remind-30,remind-14" }));
        Assert.That(message.At.TimeOfDay, Is.EqualTo(new TimeSpan(10, 12, 0)));
    }

    [Test]
    public async Task After_downtime_the_ladder_goes_on_where_it_would_have_been()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2013, 1, 12));

        house.SleepUntil(new DateOnly(2013, 2, 4));
        await house.LiveUntilAsync(new DateOnly(2013, 2, 16));

        Assert.That(
            house.Messages.Where(message => message.Day > new DateOnly(2013, 1, 12)).Select(message => $"{message.Day:yyyy-MM-dd} {message.Role} {message.Items.Single().Step.Split('@', '#')[0]}"),
            Is.EqualTo(new[]
            {
                "2013-02-04 executive-lead escalate-executive-lead", "2013-02-04 lead escalate-executive-lead",
                "2013-02-08 lead escalate-oversight", "2013-02-08 oversight escalate-oversight",
                "2013-02-15 lead escalate-regulator", "2013-02-15 regulator escalate-regulator",
            }));
    }

    [Test]
    public async Task Without_an_agreed_date_nobody_is_reminded_of_anything()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask(null, "plans carry dates.")], PlanWithin = null });

        await house.LiveUntilAsync(new DateOnly(2015, 1, 1));

        Assert.That(house.Messages, Has.Count.EqualTo(1));
        Assert.That(house.Runtime.NextDue(), Is.Null);
    }

    /// <summary>However irregularly the worker runs: late, never early; on working days in office hours; one digest a day; each step once.</summary>
    [FsCheck.NUnit.Property(MaxTest = 12)]
    public bool Promises_hold_however_irregularly_the_worker_runs(byte[] pauses)
    {
        using var house = Installation.At(Received);
        house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 5) with { PlanWithin = "30 working days of receipt of this report" }).GetAwaiter().GetResult();
        foreach (var pause in pauses.Append((byte)3))
        {
            house.WorkAsync().GetAwaiter().GetResult();
            house.Clock.MoveTo(house.Clock.GetUtcNow().AddHours(1 + (pause % 97) * 5));
        }

        house.WorkAsync().GetAwaiter().GetResult();
        return house.Messages.All(message => InOfficeHours(message.At) && message.Items.All(item => IsNotEarly(item, message.Day)))
            && OneDigestADay(house.Messages)
            && house.Messages.SelectMany(message => message.Items.Select(item => (message.To, item.About, item.Step))).GroupBy(told => told).All(told => told.Count() == 1);
    }

    [Test]
    public async Task Second_reminder_of_a_day_waits_for_the_next_digest()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 27), new TimeOnly(11, 0)); // had a reminder at nine

        await house.ImportAsync(FictionalReport.Asking("Immediate") with { PlanWithin = null, Published = new DateOnly(2012, 12, 21) });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 29));

        Assert.That(
            house.Messages.Where(message => message.Day > Received).Select(message => $"{message.Day:dd} {string.Join(", ", message.Items)}"),
            Is.EqualTo(new[] { "27 R1 reminder", "27 R2 assigned", "28 R2 reminder, R2 due" }).Or.EqualTo(new[] { "27 R1 reminder", "27 R2 assigned", "28 R2 due" }));
    }

    private static bool InOfficeHours(DateTimeOffset at) =>
        WorkingDays.EnglandAndWales.IsWorkingDay(DateOnly.FromDateTime(at.DateTime)) && at.TimeOfDay >= SendingHours.Opens.ToTimeSpan() && at.TimeOfDay < SendingHours.Closes.ToTimeSpan();

    private static bool IsNotEarly(ToldItem item, DateOnly told)
    {
        if (item.Step.Split('@') is not [var step, var due])
            return true;
        var owed = Ladder.Default.Owed(DateOnly.ParseExact(due, "yyyy-MM-dd"), Received, null, WorkingDays.EnglandAndWales);
        return told >= owed.First(moment => moment.StandsFor.Any(stands => stands.Key == step)).Day;
    }

    private static bool OneDigestADay(IEnumerable<FolderMessage> messages) => messages
        .Where(message => message.Items.Any(item => NoticeKinds.Parse(item.Kind).WaitsForDigest()))
        .GroupBy(message => (message.To, message.Day))
        .All(day => day.Count() == 1);
}
