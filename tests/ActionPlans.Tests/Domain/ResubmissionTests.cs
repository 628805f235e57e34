using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

public sealed class ResubmissionTests
{
    private static readonly WorkingDays Calendar = WorkingDays.EnglandAndWales;
    private static readonly DateOnly Returned = new(2012, 12, 19);
    private static readonly DateOnly Original = new(2012, 11, 26);

    [Test]
    public void A_returned_plan_is_due_again_ten_working_days_after_its_return()
    {
        var deadline = Resubmission.Of(Returned, null, Original, DeadlinePolicy.Default, Calendar);

        Assert.That(deadline.Due, Is.EqualTo(new DateOnly(2013, 1, 7)));
        Assert.That(deadline.Rule, Is.EqualTo("10 working days from the return of the plan"));
        Assert.That(deadline.Skipped.Select(day => day.Date), Is.EqualTo(new DateOnly[] { new(2012, 12, 25), new(2012, 12, 26), new(2013, 1, 1) }));
        Assert.That(deadline.Explanation, Does.Contain("Wednesday 19 December 2012").And.EndsWith("The plan was first due Monday 26 November 2012."));
    }

    [Test]
    public void The_period_is_a_policy() => Assert.That(
        Resubmission.Of(new(2012, 11, 5), null, null, new DeadlinePolicy { ResubmissionWorkingDays = 5 }, Calendar).Due, Is.EqualTo(new DateOnly(2012, 11, 12)));

    [TestCase(0)]
    [TestCase(61)]
    public void A_policy_without_sense_is_refused(int days) => Assert.That(
        () => Resubmission.Of(Returned, null, null, new DeadlinePolicy { ResubmissionWorkingDays = days }, Calendar),
        Throws.TypeOf<RefusedException>().With.Message.Contains("ResubmissionWorkingDays"));

    [Test]
    public void The_reviewer_can_give_the_day() => Assert.That(
        Resubmission.Of(Returned, new(2013, 2, 1), null, DeadlinePolicy.Default, Calendar).Due, Is.EqualTo(new DateOnly(2013, 2, 1)));

    [TestCase(0)]
    [TestCase(-1)]
    public void The_day_of_the_return_or_one_before_it_is_refused(int offset) => Assert.That(
        () => Resubmission.Of(Returned, Returned.AddDays(offset), null, DeadlinePolicy.Default, Calendar),
        Throws.TypeOf<RefusedException>().With.Message.Contains("give a day after its return"));
}
