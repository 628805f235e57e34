using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

/// <summary>"Several bodies on one recommendation: each its own actions, evidence and RAG, one accountable."</summary>
[TestFixture]
public sealed class RecommendationPartsTests
{
    private static readonly RecommendationParts Two = new([RecommendationStatus.Open, RecommendationStatus.Open]);

    [Test]
    public void Evidence_for_everybody_waits_in_every_part_and_its_acceptance_closes_all()
    {
        var waiting = Two.SubmitEvidence(null, "Ann").After;

        Assert.That(waiting.Whole, Is.EqualTo(RecommendationState.EvidenceSubmitted));
        Assert.That(waiting.AcceptEvidence(null, "Bob").After.Whole, Is.EqualTo(RecommendationState.Closed));
    }

    [Test]
    public void Whole_is_open_while_one_part_is()
    {
        var one = Two.SubmitEvidence(1, "Ann").After.AcceptEvidence(1, "Bob").After;

        Assert.That(one.All.Select(part => part.State), Is.EqualTo(new[] { RecommendationState.Open, RecommendationState.Closed }));
        Assert.That(one.Whole, Is.EqualTo(RecommendationState.Open));
        Assert.That(one.SubmitEvidence(0, "Ann").After.Whole, Is.EqualTo(RecommendationState.EvidenceSubmitted));
        Assert.That(one.SubmitEvidence(0, "Ann").After.AcceptEvidence(0, "Bob").After.Whole, Is.EqualTo(RecommendationState.Closed));
    }

    [Test]
    public void Submitter_of_one_part_may_accept_the_other_but_not_all()
    {
        var waiting = Two.SubmitEvidence(0, "Ann").After.SubmitEvidence(1, "Bob").After;

        Assert.That(waiting.AcceptEvidence(1, "Ann").Decision.IsAccepted);
        Assert.That(waiting.AcceptEvidence(null, "Ann").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(waiting.AcceptEvidence(null, "Ann").After, Is.SameAs(waiting), "all of it or nothing");
    }

    [Test]
    public void Returning_one_part_leaves_the_other_waiting()
    {
        var returned = Two.SubmitEvidence(null, "Ann").After.ReturnEvidence(0, "Bob", "Too thin.").After;

        Assert.That(returned.All.Select(part => part.State), Is.EqualTo(new[] { RecommendationState.Open, RecommendationState.EvidenceSubmitted }));
        Assert.That(returned.AcceptEvidence(null, "Bob").After.All.Select(part => part.State), Is.EqualTo(new[] { RecommendationState.Open, RecommendationState.Closed }));
    }

    [Test]
    public void Accepted_part_takes_no_more_evidence_and_says_so()
    {
        var one = Two.SubmitEvidence(1, "Ann").After.AcceptEvidence(1, "Bob").After;

        Assert.That(one.SubmitEvidence(1, "Ann").Decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(one.AcceptEvidence(0, "Bob").Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }

    [Test]
    public void Withdrawal_ends_what_is_not_accepted()
    {
        var withdrawn = Two.SubmitEvidence(1, "Ann").After.AcceptEvidence(1, "Bob").After.Withdraw("Cleo", "The service moved.").After;

        Assert.That(withdrawn.All.Select(part => part.State), Is.EqualTo(new[] { RecommendationState.Withdrawn, RecommendationState.Closed }));
        Assert.That(withdrawn.Whole, Is.EqualTo(RecommendationState.Withdrawn));
        Assert.That(withdrawn.Reopen("Bob", "No.").Decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
    }

    [Test]
    public void Reopening_opens_every_part()
    {
        var closed = Two.SubmitEvidence(null, "Ann").After.AcceptEvidence(null, "Bob").After;

        Assert.That(closed.Reopen("Bob", "It did not last.").After.All.Select(part => part.State), Has.All.EqualTo(RecommendationState.Open));
        Assert.That(Two.Reopen("Bob", "It did not last.").Decision.IsAccepted, Is.False);
    }
}
