using System.Globalization;
using ActionPlans.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace ActionPlans.Tests.Domain;

// domain.md, "Reminders and escalation": "Before the due date (30, 14, 7, 1 days), on it, then a ladder with a working-day grace
// per step. It backs off, but never falls silent while something is overdue, and never floods … nothing on closed days …
// After downtime, missed steps are caught up in order and merged, not fired all at once."
public sealed class LadderTests
{
    private static readonly WorkingDays Calendar = WorkingDays.EnglandAndWales;

    [Test]
    public void The_whole_climb_of_a_deadline_on_a_saturday()
    {
        var moments = Ladder.Default.Owed(new(2012, 10, 27), new(2012, 7, 30), null, Calendar).Take(12).Select(Show);

        Assert.That(moments, Is.EqualTo(new[]
        {
            "Thu 2012-09-27 remind-30",
            "Fri 2012-10-12 remind-14", // wanted: Saturday 13
            "Fri 2012-10-19 remind-7", // wanted: Saturday 20
            "Fri 2012-10-26 remind-1+due",
            "Mon 2012-10-29 overdue",
            "Fri 2012-11-02 escalate-executive-lead",
            "Fri 2012-11-09 escalate-oversight",
            "Fri 2012-11-16 escalate-regulator",
            "Mon 2012-12-17 chase-1", // wanted: Sunday 16
            "Wed 2013-01-16 chase-2",
            "Mon 2013-02-18 chase-3",
            "Mon 2013-03-18 chase-4",
        }));
    }

    [Test]
    public void Steps_from_before_the_deadline_was_set_are_not_owed()
    {
        Assert.That(Next(due: "2012-08-24", since: "2012-08-13"), Is.EqualTo("Fri 2012-08-17 remind-7"));
        Assert.That(Next(due: "2012-08-24", since: "2012-08-24"), Is.EqualTo("Fri 2012-08-24 due"));
    }

    [Test]
    public void A_reminder_never_goes_back_behind_the_day_the_deadline_was_set()
    {
        // wanted on Sunday 19 August, the working day before is Friday 17, the deadline was set on Saturday 18
        Assert.That(Next(due: "2012-08-26", since: "2012-08-18"), Is.EqualTo("Mon 2012-08-20 remind-7"));
    }

    [Test]
    public void A_reminder_that_could_only_go_out_after_the_due_date_is_left_out()
    {
        // set on Saturday, due on Sunday: the first thing that can be said is that it is overdue
        Assert.That(Next(due: "2012-08-19", since: "2012-08-18"), Is.EqualTo("Mon 2012-08-20 overdue"));
    }

    [Test]
    public void What_is_overdue_when_it_is_entered_is_not_silent()
    {
        Assert.That(Next(due: "2012-01-31", since: "2012-07-30"), Is.EqualTo("Tue 2012-07-31 overdue"));
        Assert.That(Next(due: "2012-01-31", since: "2012-07-30", last: "overdue"), Is.EqualTo("Mon 2012-08-06 escalate-executive-lead"));
    }

    [Test]
    public void Downtime_ends_in_one_message_that_stands_for_all_missed_steps_in_order()
    {
        var reached = Reached(last: "remind-14", today: "2012-09-03");

        Assert.That(reached, Is.EqualTo("Mon 2012-09-03 escalate-executive-lead: remind-7, remind-1, due, overdue, escalate-executive-lead"));
    }

    [Test]
    public void Nothing_is_reached_before_its_day_nor_twice()
    {
        Assert.That(Reached(last: "remind-14", today: "2012-08-16"), Is.Null);
        Assert.That(Reached(last: "remind-7", today: "2012-08-17"), Is.Null);
        Assert.That(Reached(last: "chase-1", today: "2012-10-15"), Is.Null);
    }

    [Test]
    public void The_chase_counts_on()
    {
        Assert.That(Next(due: "2012-08-24", since: "2012-07-30", last: "chase-2"), Is.EqualTo("Mon 2012-12-17 chase-3"));
    }

    [TestCase("chase-0")]
    [TestCase("chase-x")]
    [TestCase("chase")]
    [TestCase("chase-99999999999")]
    [TestCase("nonsense")]
    public void A_step_of_another_ladder_is_refused(string last)
    {
        Assert.That(() => Next(due: "2012-08-24", since: "2012-07-30", last: last), Throws.TypeOf<RefusedException>());
    }

    [FsCheck.NUnit.Property]
    public Property Moments_come_in_order_on_working_days_and_not_before_the_deadline_was_set() =>
        Prop.ForAll(Deadlines(), ((DateOnly Due, DateOnly Since) at) =>
        {
            var days = Climb(at).Select(moment => moment.Day).ToList();
            return days.Count == 20 && days.TrueForAll(Calendar.IsWorkingDay) && days[0] >= at.Since
                && days.Zip(days.Skip(1)).All(pair => pair.First < pair.Second);
        });

    [FsCheck.NUnit.Property]
    public Property Reminders_never_come_after_the_due_date_nor_the_rest_before() =>
        Prop.ForAll(Deadlines(), ((DateOnly Due, DateOnly Since) at) => Climb(at).All(moment =>
            moment.Step.Kind is LadderKind.Reminder or LadderKind.Due ? moment.Day <= at.Due : moment.Day > at.Due));

    [FsCheck.NUnit.Property]
    public Property What_is_overdue_is_never_silent_for_more_than_a_month_and_a_long_weekend() =>
        Prop.ForAll(Deadlines(), ((DateOnly Due, DateOnly Since) at) =>
        {
            var start = at.Due > at.Since ? at.Due : at.Since;
            DateOnly[] late = [start, .. Climb(at).Select(moment => moment.Day).Where(day => day > start)];
            return late.Zip(late.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber <= 31 + 4);
        });

    [FsCheck.NUnit.Property]
    public Property Going_step_by_step_is_the_same_climb_with_nothing_left_out() =>
        Prop.ForAll(Deadlines(), ((DateOnly Due, DateOnly Since) at) =>
        {
            List<string> walked = [];
            for (string? last = null; walked.Count < 20;)
            {
                var moment = Ladder.Default.Next(at.Due, at.Since, last, Calendar)!;
                walked.Add(Show(moment));
                last = moment.Step.Key;
            }

            return walked.SequenceEqual(Climb(at).Select(Show));
        });

    [FsCheck.NUnit.Property]
    public Property Looking_rarely_covers_the_same_steps_as_looking_daily() =>
        Prop.ForAll(Deadlines(), Gen.Choose(1, 90).ToArbitrary(), (at, every) =>
            Covered(at, every).SequenceEqual(Covered(at, 1)));

    [Test]
    public void The_chase_ends_only_with_the_calendar()
    {
        var all = Ladder.Default.Owed(new(2090, 1, 2), new(2089, 12, 1), null, Calendar).ToList();

        Assert.That(all[^1].Day.Year, Is.EqualTo(2099));
        Assert.That(Ladder.Default.Next(new(2099, 12, 31), new(2099, 12, 31), "due", Calendar), Is.Null);
    }

    private static IEnumerable<TestCaseData> WrongLadders()
    {
        var steps = Ladder.Default.Steps;
        yield return new(Array.Empty<LadderStep>(), "overdue");
        yield return new(steps.SkipLast(1).ToArray(), "never falls silent");
        yield return new(steps.Where(step => step.Kind != LadderKind.Overdue).ToArray(), "overdue");
        yield return new(steps.Append(steps[0]).ToArray(), "stands twice");
        yield return new(steps.Reverse().ToArray(), "does not follow");
        yield return new(steps.Select(step => step.Key == "escalate-regulator" ? step with { Offset = 60 } : step).ToArray(), "silent");
        yield return new(steps.Select(step => step.Key == "escalate-regulator" ? step with { Audience = Audience.Lead } : step).ToArray(), "go higher");
        yield return new(steps.Select(step => step.Key == "due" ? step with { Key = "Due date" } : step).ToArray(), "no step key");
        yield return new(steps.Select(step => step.Key == "due" ? step with { Key = "chase-1" } : step).ToArray(), "kept for repetitions");
        yield return new(steps.Select(step => step.Key == "remind-30" ? step with { Offset = 0 } : step).ToArray(), "must be 1 to 366");
    }

    // issue: "A ladder with a gap or a loop … refused … with a message that says what to do"
    [TestCaseSource(nameof(WrongLadders))]
    public void A_ladder_with_a_gap_or_a_loop_is_refused(LadderStep[] steps, string reason)
    {
        Assert.That(() => new Ladder(steps), Throws.TypeOf<RefusedException>().With.Message.Contains(reason));
    }

    private static List<string> Covered((DateOnly Due, DateOnly Since) at, int every)
    {
        List<string> covered = [];
        string? last = null;
        var end = at.Due.AddDays(400);
        for (var today = at.Since; today < end; today = today.AddDays(Math.Min(every, end.DayNumber - today.DayNumber)))
        {
            last = Take(at, last, today, covered);
        }

        Take(at, last, end, covered);
        return covered;
    }

    private static string? Take((DateOnly Due, DateOnly Since) at, string? last, DateOnly today, List<string> covered)
    {
        if (Ladder.Default.Reached(at.Due, at.Since, last, today, Calendar) is not { } reached)
        {
            return last;
        }

        covered.AddRange(reached.StandsFor.Select(step => step.Key));
        return reached.Step.Key;
    }

    private static List<LadderMoment> Climb((DateOnly Due, DateOnly Since) at) =>
        [.. Ladder.Default.Owed(at.Due, at.Since, null, Calendar).Take(20)];

    private static string Next(string due, string since, string? last = null) =>
        Show(Ladder.Default.Next(DateOnly.Parse(due), DateOnly.Parse(since), last, Calendar)!);

    private static string? Reached(string last, string today) =>
        Ladder.Default.Reached(new(2012, 8, 24), new(2012, 7, 30), last, DateOnly.Parse(today), Calendar) is { } moment
            ? $"{moment.Day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture)} {moment.Step.Key}: {string.Join(", ", moment.StandsFor.Select(step => step.Key))}"
            : null;

    private static string Show(LadderMoment moment) =>
        $"{moment.Day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture)} {string.Join('+', moment.StandsFor.Select(step => step.Key))}";

    private static Arbitrary<(DateOnly Due, DateOnly Since)> Deadlines() => (
        from since in Gen.Choose(new DateOnly(2007, 1, 1).DayNumber, new DateOnly(2090, 12, 31).DayNumber)
        from ahead in Gen.Choose(-60, 200)
        select (DateOnly.FromDayNumber(since + ahead), DateOnly.FromDayNumber(since))).ToArbitrary();
}
