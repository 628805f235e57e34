using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

[TestFixture]
public sealed class ProposedTargetTests
{
    private static readonly DateOnly Today = new(2013, 12, 9);
    private static readonly ActionStatus Open = new(ActionState.Open);

    [TestCase("31 March 2014")]
    [TestCase("quarterly")]
    [TestCase("on-going")]
    [TestCase("within 3 months")]
    public void A_target_that_says_when_can_be_proposed(string target) =>
        Assert.That(Proposal(target).Propose(Open, null, DeadlinePolicy.Default, WorkingDays.EnglandAndWales), Is.EqualTo(Decision.Accepted));

    [TestCase("TBC", "does not say when")]
    [TestCase("when the moon is blue", "does not say when")]
    [TestCase("31 March 2013", "is not in the future")]
    public void One_that_does_not_is_refused_with_the_way_to_write_it(string target, string why) =>
        Assert.That(Proposal(target).Propose(Open, null, DeadlinePolicy.Default, WorkingDays.EnglandAndWales).Reason, Does.Contain(why));

    [Test]
    public void Only_somebody_else_agrees_and_only_to_what_is_still_ahead()
    {
        var proposal = Proposal("31 March 2014");

        Assert.That(Agree(proposal, "robin ashdown ", Today).Reason, Does.Contain("somebody else has to agree"));
        Assert.That(Agree(proposal, "Dana Whitlow", new DateOnly(2014, 3, 31)).Reason, Does.Contain("is not in the future"));
        Assert.That(Agree(proposal, "Dana Whitlow", new DateOnly(2014, 3, 30)), Is.EqualTo(Decision.Accepted));
    }

    [Test]
    public void A_date_in_force_is_not_replaced_by_a_proposal() => Assert.That(
        Proposal("31 March 2014").Propose(Open, new DateOnly(2014, 1, 1), DeadlinePolicy.Default, WorkingDays.EnglandAndWales).Outcome, Is.EqualTo(DecisionOutcome.Refused));

    private static Decision Agree(ProposedTarget proposal, string by, DateOnly on) =>
        proposal.Agree(Open, null, by, on, DeadlinePolicy.Default, WorkingDays.EnglandAndWales);

    private static ProposedTarget Proposal(string target) => new(target, "Robin Ashdown", Today, "It needs a trial.");
}
