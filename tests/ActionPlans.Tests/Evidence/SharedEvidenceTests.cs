using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Links;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Evidence;

/// <summary>Two reports of one inspection that ask, in part, for the same: R1 to R… of the first, linked to some of the second.</summary>
[TestFixture]
public sealed class SharedEvidenceTests
{
    private static readonly SubjectId E1 = SubjectId.Evidence(1);

    private Installation house = null!;
    private LinkDetails link = null!;

    private SubjectId One => link.One;

    private SubjectId Other => link.Other;

    [SetUp]
    public async Task Two_reports_of_one_inspection_are_imported()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await ImportSampleAsync("cqc-integrated-inspection-northmere-2012.txt");
        var second = await ImportSampleAsync("ofsted-integrated-inspection-northmere-2012.txt");
        Assert.That(second.LinksProposed, Is.EqualTo(4));
        link = (await house.Mediator.Send(new ListLinks("proposed")))[0];
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Links_are_proposed_with_score_and_reason_and_shown_from_both_sides()
    {
        Assert.That((link.Score, link.State), Is.EqualTo((link.Score, "proposed")));
        Assert.That(link.Score, Is.InRange(0.5, 1));
        Assert.That(link.Reason, Does.Contain("telling words"));
        Assert.That((await house.ShowAsync(One.ToString())).Links.Single().Other, Is.EqualTo(Other));
        Assert.That((await house.ShowAsync(Other.ToString())).Links.Single().Other, Is.EqualTo(One));
    }

    [Test]
    public async Task Confirmed_link_is_kept_with_who_did_it_and_a_rejected_one_is_no_longer_offered()
    {
        Assert.That((await house.Mediator.Send(new ConfirmLink(link.Id, Installation.Lead))).IsAccepted);
        Assert.That((await house.Mediator.Send(new ConfirmLink(link.Id, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That((await house.ShowAsync(One.ToString())).Links.Single(), Has.Property("State").EqualTo("confirmed").And.Property("DecidedBy").EqualTo(Installation.Lead));

        await house.Mediator.Send(new RejectLink(link.Id, Installation.Reviewer));

        Assert.That((await house.ShowAsync(Other.ToString())).Links, Is.Empty);
        Assert.That((await house.ShowAsync(One.ToString())).Timeline.Select(item => item.Kind), Is.SupersetOf(new[] { "LinkConfirmed", "LinkRejected" }));
    }

    [Test]
    public async Task One_piece_is_accepted_for_one_recommendation_and_returned_for_the_other()
    {
        var added = await HandInAsync(One, Other);

        await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer, One));
        await house.Mediator.Send(new RejectEvidence(E1, "It says nothing about foster carers.", Installation.Reviewer, Other));

        Assert.That(added.Id, Is.EqualTo(E1));
        Assert.That(await StateAsync(One), Is.EqualTo(("closed", "accepted")));
        Assert.That(await StateAsync(Other), Is.EqualTo(("open", "rejected")));
        Assert.That((await house.ShowAsync(One.ToString())).Evidence.Single().Also, Is.EqualTo(Other.ToString()));
    }

    [Test]
    public async Task Whoever_decides_about_a_piece_that_serves_two_has_to_say_for_which()
    {
        await HandInAsync(One, Other);

        Assert.That(async () => await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer)), Throws.TypeOf<RefusedException>().With.Message.Contains("--for"));
        Assert.That(
            async () => await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer, SubjectId.Recommendation(99))),
            Throws.TypeOf<RefusedException>().With.Message.Contains("was not handed in for R99"));
    }

    [Test]
    public async Task Piece_on_record_is_linked_to_another_recommendation_once()
    {
        await HandInAsync(One);

        Assert.That((await house.Mediator.Send(new LinkEvidence(E1, Other, null, "Sam Holt"))).IsAccepted);
        Assert.That((await house.Mediator.Send(new LinkEvidence(E1, Other, null, "Sam Holt"))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));

        Assert.That(await StateAsync(Other), Is.EqualTo(("evidenceSubmitted", "submitted")));
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E1, "Sam Holt", Other))).Outcome, Is.EqualTo(DecisionOutcome.Refused), "who linked it handed it in there");
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E1, Installation.Lead, Other))).Outcome, Is.EqualTo(DecisionOutcome.Refused), "who handed it in at first");
        Assert.That((await house.Mediator.Send(new AcceptEvidence(E1, Installation.Reviewer, Other))).IsAccepted);
    }

    [Test]
    public async Task Nothing_is_stored_when_one_of_several_cannot_take_it()
    {
        await house.Mediator.Send(new WithdrawRecommendation(Other, "The service moved.", Installation.Lead));

        var added = await HandInAsync(One, Other);

        Assert.That((added.Decision.Outcome, added.Id), Is.EqualTo((DecisionOutcome.Ignored, (SubjectId?)null)));
        Assert.That(house.Count("SELECT count(*) FROM Evidence"), Is.Zero);
        Assert.That((await house.ShowAsync(One.ToString())).State, Is.EqualTo("open"));
    }

    private Task<AddedEvidence> HandInAsync(SubjectId subject, params SubjectId[] also) => house.Mediator.Send(
        new AddEvidence(subject, null, Encoding.UTF8.GetBytes("Every team was audited."), null, Installation.Lead) { Also = also });

    private async Task<(string, string)> StateAsync(SubjectId id)
    {
        var details = await house.ShowAsync(id.ToString());
        return (details.State, details.Evidence.Single().State);
    }

    private async Task<ImportedReport> ImportSampleAsync(string name) =>
        await house.Mediator.Send(new ImportReport(name, await File.ReadAllBytesAsync(Path.Combine(Simulation.Demo.SamplesFolder, name)), house.Today, Installation.Lead));
}
