using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

// domain.md: "Closing: done → evidence submitted → evidence accepted (by someone else) → closed"
public sealed class RecommendationStatusTests
{
    private static readonly RecommendationStatus Submitted = RecommendationStatus.Open.SubmitEvidence("Ann").After;
    private static readonly RecommendationStatus Closed = Submitted.AcceptEvidence("Bob").After;

    [Test]
    public void Evidence_accepted_by_somebody_else_closes_it()
    {
        Assert.That(Submitted.State, Is.EqualTo(RecommendationState.EvidenceSubmitted));
        Assert.That(Closed.State, Is.EqualTo(RecommendationState.Closed));
    }

    [TestCase("Ann")]
    [TestCase(" ann ")]
    [TestCase("Cleo")]
    public void Nobody_who_submitted_evidence_may_accept_it(string person)
    {
        var change = Submitted.SubmitEvidence("Cleo").After.AcceptEvidence(person);

        Assert.That(change.Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(change.Decision.Reason, Does.Contain("somebody else"));
        Assert.That(change.After.State, Is.EqualTo(RecommendationState.EvidenceSubmitted));
    }

    [Test]
    public void Returned_evidence_opens_it_again_and_forgets_who_submitted()
    {
        var returned = Submitted.ReturnEvidence("Bob", "no dates").After;

        Assert.That(returned.State, Is.EqualTo(RecommendationState.Open));
        Assert.That(returned.SubmitEvidence("Bob").After.AcceptEvidence("Ann").Decision.IsAccepted);
    }

    [Test]
    public void What_comes_after_the_end_is_ignored_with_the_reason()
    {
        Decision[] late =
        [
            Closed.SubmitEvidence("Ann").Decision,
            Closed.AcceptEvidence("Cleo").Decision,
            Closed.ReturnEvidence("Cleo", "late").Decision,
            Closed.Withdraw("Cleo", "moot").Decision,
        ];

        Assert.That(late, Has.All.Matches<Decision>(decision =>
            decision.Outcome == DecisionOutcome.Ignored && decision.Reason!.Contains("already closed")));
    }

    [Test]
    public void Without_evidence_a_name_or_a_reason_nothing_happens()
    {
        Decision[] wrong =
        [
            RecommendationStatus.Open.AcceptEvidence("Bob").Decision,
            RecommendationStatus.Open.ReturnEvidence("Bob", "why").Decision,
            RecommendationStatus.Open.SubmitEvidence(" ").Decision,
            Submitted.ReturnEvidence("Bob", "").Decision,
            Submitted.Withdraw("Bob", " ").Decision,
        ];

        Assert.That(wrong, Has.All.Matches<Decision>(decision => decision.Outcome == DecisionOutcome.Refused));
    }
}
