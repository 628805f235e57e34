using System.Data.Common;
using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Evidence;

/// <summary>"Accepted evidence can't be changed, only superseded."</summary>
[TestFixture]
public sealed class EvidenceVersionsTests
{
    private static readonly SubjectId E1 = SubjectId.Evidence(1);
    private static readonly SubjectId E2 = SubjectId.Evidence(2);
    private static readonly SubjectId E3 = SubjectId.Evidence(3);

    private Installation house = null!;

    [SetUp]
    public async Task Evidence_is_handed_in()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.HandInAsync("R1");
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Version_that_waits_is_replaced_at_once()
    {
        Assert.That((await SupersedeAsync(E1)).Id, Is.EqualTo(E2));

        var evidence = (await house.ShowAsync("R1")).Evidence;
        Assert.That(evidence.Select(piece => (piece.Number, piece.State, piece.Supersedes)), Is.EqualTo(new[] { (1L, "superseded", (SubjectId?)null), (2L, "submitted", E1) }));
        Assert.That(evidence[1].SupersedesReason, Is.EqualTo("The figures of March were wrong."));
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer))).Reason, Does.Contain("already superseded"));
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E2, Installation.Reviewer))).IsAccepted);
    }

    [Test]
    public async Task Accepted_version_holds_until_the_next_is_accepted_and_the_recommendation_stays_closed()
    {
        await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer));
        Assert.That((await SupersedeAsync(E1)).Decision.IsAccepted);
        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "accepted", "submitted" }));

        Assert.That((await house.Mediator.Send(new RejectEvidence(E2, "No signature.", Installation.Reviewer))).IsAccepted);
        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "accepted", "rejected" }));

        await SupersedeAsync(E2);
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E3, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused), "the submitter");
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E3, Installation.Reviewer))).IsAccepted);

        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "superseded", "rejected", "accepted" }));
        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo("closed"));
    }

    [Test]
    public async Task Later_version_of_accepted_evidence_is_brought_to_the_reviewer_and_its_decision_to_the_lead()
    {
        await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer));
        await house.WorkAsync();
        house.SleepUntil(new DateOnly(2012, 11, 5));

        await SupersedeAsync(E1);
        await house.WorkAsync();
        house.SleepUntil(new DateOnly(2012, 11, 6));
        await house.Mediator.Send(new RejectEvidence(E2, "No signature.", Installation.Reviewer));
        await house.WorkAsync();

        Assert.That(
            house.Messages.Where(message => message.Day >= new DateOnly(2012, 11, 5)).Select(message => $"{message.Role} {message.Items.Single().Kind}"),
            Is.EqualTo(new[] { "oversight evidence-submitted", "lead evidence-returned" }));
    }

    [Test]
    public async Task Superseding_a_returned_piece_hands_it_in_again()
    {
        await house.Mediator.Send(new RejectEvidence(E1, "No signature.", Installation.Reviewer));

        await SupersedeAsync(E1);

        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "rejected", "submitted" }));
        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo("evidenceSubmitted"));
    }

    [Test]
    public async Task Versions_are_a_chain_without_branches_and_each_has_a_reason()
    {
        await SupersedeAsync(E1);

        Assert.That((await SupersedeAsync(E1)).Decision.Reason, Does.Contain("superseded by E2"));
        Assert.That((await SupersedeAsync(E2, reason: " ")).Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(house.Count("SELECT count(*) FROM Evidence"), Is.EqualTo(2));
    }

    [TestCase("UPDATE Evidence SET Content = x'00'")]
    [TestCase("DELETE FROM Evidence")]
    [TestCase("UPDATE EvidenceFor SET State = 'rejected'")]
    [TestCase("UPDATE EvidenceFor SET Reason = 'Never mind.'")]
    [TestCase("UPDATE EvidenceFor SET State = 'superseded', DecidedBy = 'Nobody'")]
    [TestCase("DELETE FROM EvidenceFor")]
    public async Task Accepted_evidence_cannot_be_changed_even_by_hand(string sql)
    {
        await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer));

        Assert.That(() => house.Execute(sql), Throws.InstanceOf<DbException>());
    }

    private Task<AddedEvidence> SupersedeAsync(SubjectId piece, string reason = "The figures of March were wrong.") => house.Mediator.Send(
        new SupersedeEvidence(piece, null, Encoding.UTF8.GetBytes("The audit, corrected."), null, reason, Installation.Lead));

    private async Task<string[]> StatesAsync() => [.. (await house.ShowAsync("R1")).Evidence.Select(piece => piece.State)];
}
