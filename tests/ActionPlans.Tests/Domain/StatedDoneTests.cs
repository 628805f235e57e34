using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>"Closing: done → evidence submitted → evidence accepted (by someone else) → closed".</summary>
public sealed class StatedDoneTests
{
    private static readonly DateOnly Today = new(2013, 1, 10);
    private static readonly StatedDone Done = new(Today, "Robin", null);

    [Test]
    public void Is_said_once_by_somebody_of_what_is_open_and_not_of_a_day_to_come()
    {
        Assert.That(Done.Say(RecommendationState.Open, null, Today).IsAccepted);
        Assert.That((Done with { By = " " }).Say(RecommendationState.Open, null, Today).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((Done with { On = Today.AddDays(1) }).Say(RecommendationState.Open, null, Today).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(Done.Say(RecommendationState.Open, Done, Today).Reason, Does.Contain("Robin has already said").And.Contain("Thursday 10 January 2013"));
    }

    [TestCase(RecommendationState.EvidenceSubmitted, "evidence of it waits")]
    [TestCase(RecommendationState.Closed, "already closed")]
    [TestCase(RecommendationState.Withdrawn, "already withdrawn")]
    public void Comes_too_late_for_what_has_gone_further(RecommendationState state, string why)
    {
        var decision = Done.Say(state, null, Today);

        Assert.That(decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(decision.Reason, Does.Contain(why));
    }

    [Test]
    public void Is_taken_back_with_a_reason_as_long_as_there_is_no_evidence()
    {
        Assert.That(StatedDone.TakeBack(RecommendationState.Open, Done, "Robin", "One team is missing.").IsAccepted);
        Assert.That(StatedDone.TakeBack(RecommendationState.Open, Done, "Robin", " ").Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(StatedDone.TakeBack(RecommendationState.Open, null, "Robin", "One team is missing.").Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(StatedDone.TakeBack(RecommendationState.EvidenceSubmitted, Done, "Robin", "One team is missing.").Outcome, Is.EqualTo(DecisionOutcome.Ignored));
    }
}
