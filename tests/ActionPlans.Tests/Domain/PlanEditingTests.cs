using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>"Returned with comments → resubmitted, accepted. Amendments after acceptance are versions with a reason."</summary>
public sealed class PlanEditingTests
{
    [TestCase(ActionPlanState.Due, null, true)]
    [TestCase(ActionPlanState.Returned, null, true)]
    [TestCase(ActionPlanState.Submitted, null, false)]
    [TestCase(ActionPlanState.Withdrawn, null, false)]
    [TestCase(ActionPlanState.Accepted, null, false)]
    [TestCase(ActionPlanState.Accepted, ActionPlanState.Due, true)]
    [TestCase(ActionPlanState.Accepted, ActionPlanState.Returned, true)]
    [TestCase(ActionPlanState.Accepted, ActionPlanState.Submitted, false)]
    public void Rows_change_only_while_nobody_decides_about_them(ActionPlanState plan, ActionPlanState? amendment, bool open) =>
        Assert.That(PlanEditing.Locked(plan, amendment) is null, Is.EqualTo(open));

    [Test]
    public void Only_an_accepted_plan_is_amended_once_at_a_time_and_with_a_reason()
    {
        Assert.That(PlanEditing.Amend(ActionPlanState.Accepted, null, "Ann", "The service moved."), Is.EqualTo(Decision.Accepted));
        Assert.That(PlanEditing.Amend(ActionPlanState.Accepted, null, "Ann", " ").Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(PlanEditing.Amend(ActionPlanState.Submitted, null, "Ann", "r").Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(PlanEditing.Amend(ActionPlanState.Accepted, ActionPlanState.Due, "Ann", "r").Outcome, Is.EqualTo(DecisionOutcome.Ignored));
    }
}
