using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Recommendations;

[TestFixture]
public sealed class WithdrawRecommendationTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);

    [Test]
    public async Task Withdrawn_recommendation_says_why_tells_its_lead_and_falls_silent()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 11, 5), new TimeOnly(11, 0));

        var decision = await house.Mediator.Send(new WithdrawRecommendation(R1, "The service moved to another trust.", Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2013, 6, 3));

        var details = await house.ShowAsync("R1");
        Assert.That(decision, Is.EqualTo(Decision.Accepted));
        Assert.That(details.State, Is.EqualTo("withdrawn"));
        Assert.That(details.Timeline, Has.Exactly(1).With.Property("Text").Contains("The service moved to another trust."));
        Assert.That(house.Messages.SelectMany(message => message.Items).Select(item => item.Kind), Is.EqualTo(new[] { "assigned", "withdrawn" }));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance"), Is.EqualTo(new[] { "finished" }));
    }

    [Test]
    public async Task Reminder_that_waits_for_the_morning_is_dropped_when_the_recommendation_is_withdrawn_before()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 27), new TimeOnly(7, 30)); // the reminder of that day was decided at 07:00 and goes out at 09:00

        await house.Mediator.Send(new WithdrawRecommendation(R1, "The service moved to another trust.", Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2013, 6, 3));

        Assert.That(house.Rows<string>("SELECT Template || ': ' || StateReason FROM Notice WHERE State = 'dropped'"), Is.EqualTo(new[] { "reminder: R1 is withdrawn by now" }));
        Assert.That(house.Messages.SelectMany(message => message.Items).Select(item => item.Kind), Is.EqualTo(new[] { "assigned", "withdrawn" }));
    }

    [Test]
    public async Task Withdrawing_twice_is_ignored_and_without_a_reason_refused()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));

        Assert.That((await house.Mediator.Send(new WithdrawRecommendation(R1, "", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new WithdrawRecommendation(R1, "It moved.", Installation.Lead))).IsAccepted);
        Assert.That((await house.Mediator.Send(new WithdrawRecommendation(R1, "It moved.", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
    }
}
