using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>"Vague and ongoing targets get a required review date instead"; "each action's clock".</summary>
public sealed class PlanTargetTests
{
    private static readonly DateOnly Written = new(2012, 11, 5);

    [TestCase("by 31 March 2013", "2013-03-31")]
    [TestCase("March 2013", "2013-03-31")]
    [TestCase("by 10 September", "2013-09-10")]
    [TestCase("within 3 months", "2013-02-05")]
    [TestCase("within 20 working days of receipt of this report", "2012-12-03")]
    [TestCase("Immediately", "2012-11-06")]
    [TestCase("quarterly", "2013-02-05")]
    public void A_target_with_a_day_has_a_due_date_and_says_how(string printed, string due)
    {
        var target = Read(printed);

        Assert.That(target.Deadline.Due, Is.EqualTo(DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(target.Deadline.Explanation, Does.Contain("Due "));
        Assert.That(target.IsMissing, Is.False);
    }

    [TestCase("ongoing")]
    [TestCase("weekly")]
    [TestCase("as per training strategy")]
    public void A_target_without_a_day_is_reviewed_on_a_working_day(string printed)
    {
        var target = Read(printed);

        Assert.That((target.Deadline.Due, target.Deadline.ReviewBy, target.IsMissing), Is.EqualTo(((DateOnly?)null, (DateOnly?)new DateOnly(2013, 2, 5), false)));
        Assert.That(target.Deadline.Explanation, Does.Contain(printed));
    }

    [TestCase(null)]
    [TestCase("  ")]
    [TestCase("TBC")]
    [TestCase("to be agreed")]
    public void Nothing_and_to_be_confirmed_are_no_target(string? printed) => Assert.That(Read(printed).IsMissing);

    [Test]
    public void A_day_outside_the_calendar_is_refused() => Assert.That(
        () => PlanTarget.Read("within 3 years", new DateOnly(2098, 1, 1), DeadlinePolicy.Default, WorkingDays.EnglandAndWales), Throws.TypeOf<RefusedException>());

    private static PlanTarget Read(string? printed) => PlanTarget.Read(printed, Written, DeadlinePolicy.Default, WorkingDays.EnglandAndWales);
}
