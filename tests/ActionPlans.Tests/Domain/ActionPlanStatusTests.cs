using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

public sealed class ActionPlanStatusTests
{
    [Test]
    public void A_plan_is_submitted_returned_submitted_again_and_accepted_by_somebody_else()
    {
        var submitted = ActionPlanStatus.Due.Submit("Ann").After;
        var returned = submitted.Return("Bob", "no leads named").After;
        var again = returned.Submit("Ann").After;

        Assert.That(returned.State, Is.EqualTo(ActionPlanState.Returned));
        Assert.That(again.Accept("ann").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(again.Accept("Bob").After.State, Is.EqualTo(ActionPlanState.Accepted));
    }

    [Test]
    public void Submitting_twice_or_deciding_after_the_end_is_ignored_with_the_reason()
    {
        var submitted = ActionPlanStatus.Due.Submit("Ann").After;
        var accepted = submitted.Accept("Bob").After;

        Assert.That(submitted.Submit("Cleo"), Is.EqualTo(new Change<ActionPlanStatus>(
            Decision.Ignored("The plan was submitted, but it is already submitted."), submitted)));
        Assert.That(accepted.Return("Bob", "late").Decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(accepted.Withdraw("Bob", "moot").Decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
    }

    [Test]
    public void What_was_never_submitted_cannot_be_decided()
    {
        Assert.That(ActionPlanStatus.Due.Accept("Bob").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(ActionPlanStatus.Due.Return("Bob", "empty").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(ActionPlanStatus.Due.Submit("").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }
}
