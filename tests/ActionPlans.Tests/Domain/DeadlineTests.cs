using System.Text.Json;
using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

public sealed class DeadlineTests
{
    private static readonly TriggerDates TowerHamlets = new()
    {
        InspectionFrom = new(2012, 6, 11),
        InspectionTo = new(2012, 6, 22),
        Published = new(2012, 7, 27),
        Received = new(2012, 7, 30),
    };

    // domain.md: "Received 27 July 2012, 20 working days → 24 August 2012; received 30 July → 28 August 2012.
    // Received 26 November 2015 → 24 December 2015; received 27 November → 29 December 2015."
    [TestCase("2012-07-27", "2012-08-24", "")]
    [TestCase("2012-07-30", "2012-08-28", "2012-08-27 Summer bank holiday")]
    [TestCase("2015-11-26", "2015-12-24", "")]
    [TestCase("2015-11-27", "2015-12-29", "2015-12-25 Christmas Day, 2015-12-28 Boxing Day (substitute day)")]
    public void Twenty_working_days_of_receipt(string received, string due, string skipped)
    {
        var deadline = Compute("within 20 working days of receipt of this report", new() { Received = DateOnly.Parse(received) });

        Assert.That(deadline.Due, Is.EqualTo(DateOnly.Parse(due)));
        Assert.That((deadline.TriggerEvent, deadline.TriggerDate), Is.EqualTo((TriggerEvent.Receipt, DateOnly.Parse(received))));
        Assert.That(string.Join(", ", deadline.Skipped.Select(day => $"{day.Date:yyyy-MM-dd} {day.Why}")), Is.EqualTo(skipped));
    }

    // domain.md: "'Within 3 months' of 27 July 2012 is Saturday 27 October 2012: the deadline stays that day";
    // "A band without a printed event counts from the report's publication, unless policy says receipt."
    [Test]
    public void A_band_counts_from_publication_and_may_end_on_a_saturday()
    {
        var deadline = Compute("Within 3 months", TowerHamlets);

        Assert.That((deadline.Due, deadline.TriggerEvent), Is.EqualTo((new DateOnly(2012, 10, 27), TriggerEvent.Publication)));
        Assert.That(deadline.Explanation, Is.EqualTo(
            "3 months counted from publication of the report on Friday 27 July 2012 (day 0). No event is printed, so it counts from "
            + "publication of the report. Due Saturday 27 October 2012."));
    }

    [Test]
    public void A_band_counts_from_receipt_when_the_policy_says_so()
    {
        var deadline = Compute("Within 3 months", TowerHamlets, new() { BandsCountFrom = TriggerEvent.Receipt });

        Assert.That((deadline.Due, deadline.TriggerEvent), Is.EqualTo((new DateOnly(2012, 10, 30), TriggerEvent.Receipt)));
    }

    [Test]
    public void A_band_counts_from_receipt_when_publication_is_not_known_and_says_so()
    {
        var deadline = Compute("Within 3 months", new() { Received = new(2012, 7, 30) });

        Assert.That(deadline.Due, Is.EqualTo(new DateOnly(2012, 10, 30)));
        Assert.That(deadline.Explanation, Does.Contain("the day of publication of the report is not known"));
    }

    // domain.md: "end of month clamped (30 November + 3 months = 28/29 February)"
    [TestCase("2012-11-30", "2013-02-28")]
    [TestCase("2011-11-30", "2012-02-29")]
    public void Months_are_clamped_to_the_end_of_a_shorter_one(string published, string due)
    {
        var deadline = Compute("Within three months", new() { Published = DateOnly.Parse(published) });

        Assert.That(deadline.Due, Is.EqualTo(DateOnly.Parse(due)));
        Assert.That(deadline.Explanation, Does.Contain("has no day 30, so its last day counts"));
    }

    // domain.md: "Immediate: by default due on the next working day, a policy that an administrator can set."
    [TestCase(1, "2012-07-31")]
    [TestCase(0, "2012-07-30")]
    [TestCase(5, "2012-08-06")]
    public void Immediate_is_due_on_the_next_working_day_by_default(int workingDays, string due)
    {
        var deadline = Compute("Immediately", TowerHamlets, new() { ImmediateWorkingDays = workingDays });

        Assert.That((deadline.Due, deadline.TriggerEvent), Is.EqualTo((DateOnly.Parse(due), TriggerEvent.Receipt)));
    }

    [Test]
    public void Immediate_skips_the_weekend_and_explains_what_it_counts_from()
    {
        var deadline = Compute("Immediate", new() { Published = new(2012, 8, 24) });

        Assert.That(deadline.Due, Is.EqualTo(new DateOnly(2012, 8, 28)));
        Assert.That(deadline.Explanation, Is.EqualTo(
            "Immediate means the next working day after publication of the report on Friday 24 August 2012. No event is printed and "
            + "the day of receipt of the report is not known, so it counts from publication of the report. "
            + "Not counted: Monday 27 August 2012 (Summer bank holiday). Due Tuesday 28 August 2012."));
    }

    // domain.md: "Due today is not overdue: a thing is overdue from the start of the next day"
    [Test]
    public void Due_today_is_not_overdue_and_the_next_day_is()
    {
        var deadline = Compute("by 10 September 2012", TowerHamlets);

        Assert.That(deadline.IsOverdue(new(2012, 9, 10)), Is.False);
        Assert.That(deadline.IsOverdue(new(2012, 9, 11)));
    }

    // domain.md: "No timescale printed: there is no due date until a person agrees one; missing is never 'overdue'."
    [Test]
    public void Without_a_timescale_there_is_no_due_date_and_nothing_is_overdue()
    {
        var deadline = Compute("", TowerHamlets);

        Assert.That((deadline.Due, deadline.ReviewBy), Is.EqualTo((default(DateOnly?), default(DateOnly?))));
        Assert.That(deadline.IsOverdue(new(2099, 12, 31)), Is.False);
    }

    // domain.md: "Vague and ongoing targets get a required review date instead."
    [TestCase("On-going", "2012-10-30")]
    [TestCase("with some urgency", "2012-10-30")]
    [TestCase("bi-monthly", "2012-10-30")]
    [TestCase("by 10 September", "2012-10-30")]
    [TestCase("six weekly", "2012-09-10")]
    [TestCase("annually", "2013-07-30")]
    [TestCase("4 x per annum", "2012-10-30")]
    public void A_target_without_a_day_gets_a_review_date(string printed, string review)
    {
        var deadline = Compute(printed, TowerHamlets);

        Assert.That((deadline.Due, deadline.ReviewBy), Is.EqualTo((default(DateOnly?), DateOnly.Parse(review))));
        Assert.That(deadline.Explanation, Does.Contain(printed).And.Contain("no due date"));
    }

    [Test]
    public void A_review_date_is_a_working_day()
    {
        Assert.That(Compute("ongoing", new() { Received = new(2012, 7, 27) }).ReviewBy, Is.EqualTo(new DateOnly(2012, 10, 29)));
    }

    [TestCase("by September 2012", "2012-09-30")]
    [TestCase("June/July 2012", "2012-07-31")]
    [TestCase("to run across financial year 2012/13", "2013-03-31")]
    public void A_printed_stretch_of_days_is_due_on_its_last(string printed, string due)
    {
        var deadline = Compute(printed, TowerHamlets);

        Assert.That(deadline.Due, Is.EqualTo(DateOnly.Parse(due)));
        Assert.That(deadline.Explanation, Does.Contain("its last day counts"));
    }

    [Test]
    public void An_event_whose_day_is_not_known_gives_no_due_date_and_asks_for_it()
    {
        var deadline = Compute("within 10 working days of acceptance of the plan", TowerHamlets);

        Assert.That(deadline.Due, Is.Null);
        Assert.That(deadline.Explanation, Does.Contain("acceptance of the action plan").And.Contain("until it is entered"));
    }

    [Test]
    public void A_letter_without_a_day_of_its_own_arrived_on_the_day_of_receipt()
    {
        var deadline = Compute("within 70 working days of receiving the letter", new() { Received = new(2016, 9, 30) });

        Assert.That(deadline.Due, Is.EqualTo(new DateOnly(2017, 1, 11)));
    }

    // domain.md: "years ahead as announced"; issue: "years not yet announced by rule and marked provisional"
    [Test]
    public void Counting_into_a_year_not_yet_announced_is_provisional_and_says_so()
    {
        var deadline = Compute("within 20 working days of receipt", new() { Received = new(2027, 12, 20) });

        Assert.That(deadline.Provisional);
        Assert.That(deadline.Explanation, Does.Contain("may still move"));
    }

    [Test]
    public void A_period_from_a_day_for_the_command_line()
    {
        Timescale.TryReadWithin("20 working days", out var period);

        var deadline = Deadline.Within(period, new(2012, 7, 30), WorkingDays.EnglandAndWales);

        Assert.That(deadline.Rule, Is.EqualTo("20 working days from 2012-07-30"));
        Assert.That(deadline.Explanation, Is.EqualTo(
            "20 working days counted from Monday 30 July 2012 (day 0). Saturdays, Sundays and the bank holidays of England and Wales "
            + "are not counted. Not counted: Monday 27 August 2012 (Summer bank holiday). Due Tuesday 28 August 2012."));
    }

    [Test]
    public void Contradictory_or_unknown_days_are_refused_with_the_reason()
    {
        TriggerDates[] wrong =
        [
            TowerHamlets with { Received = new(2012, 6, 1) },
            TowerHamlets with { Published = new(2012, 6, 1) },
            TowerHamlets with { InspectionTo = new(2012, 6, 1) },
            TowerHamlets with { Accepted = new(2012, 7, 1) },
        ];

        Assert.That(wrong, Has.All.Matches<TriggerDates>(dates => Refusal(dates).Contains("Correct one of the two dates")));
        Assert.That(Refusal(new() { Received = new(2001, 1, 1) }), Does.Contain("2006 to 2099"));
        Assert.That(Refusal(new() { Received = new(2099, 12, 1) }), Does.Contain("2006 to 2099"));
    }

    [Test]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.That(() => Compute("Immediate", TowerHamlets, new() { ImmediateWorkingDays = -1 }), Throws.TypeOf<RefusedException>());
        Assert.That(() => Compute("Immediate", TowerHamlets, new() { BandsCountFrom = TriggerEvent.Acceptance }), Throws.TypeOf<RefusedException>());
    }

    // domain.md: "Once issued it is frozen"
    [Test]
    public void A_deadline_survives_being_stored_as_json()
    {
        var deadline = Compute("within 20 working days of receipt", new() { Received = new(2015, 11, 27) });

        var stored = JsonSerializer.Deserialize<Deadline>(JsonSerializer.Serialize(deadline))!;

        Assert.That(stored with { Skipped = deadline.Skipped }, Is.EqualTo(deadline));
        Assert.That(stored.Skipped, Is.EqualTo(deadline.Skipped));
    }

    private static string Refusal(TriggerDates dates) =>
        Assert.Throws<RefusedException>(() => Compute("within 3 months of receipt", dates))!.Message;

    private static Deadline Compute(string printed, TriggerDates dates, DeadlinePolicy? policy = null) =>
        Deadline.Of(Timescale.Read(printed), dates, policy ?? DeadlinePolicy.Default, WorkingDays.EnglandAndWales);
}
