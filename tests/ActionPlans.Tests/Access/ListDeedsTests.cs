using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Access;

/// <summary>What each person may do to one recommendation, as its life goes on.</summary>
[TestFixture]
public sealed class ListDeedsTests
{
    private const string Officer = "Tobias Crane";
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);

    private Installation house = null!;
    private string body = null!;

    [SetUp]
    public async Task A_report_asks_for_one_thing()
    {
        house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        body = (await house.ShowAsync("R1")).Bodies[0];
        house.Post(Installation.Lead, body, PostRole.Lead);
        house.Post(Officer, Routing.OversightBody(Received, "London"), PostRole.Oversight);
        house.Post("Sofia Lindqvist", "Body elsewhere", PostRole.Lead);
    }

    [TearDown]
    public void Close()
    {
        house.Get<CurrentViewer>().Become(Viewer.Operator);
        house.Dispose();
    }

    [Test]
    public async Task Lead_hands_in_and_the_officer_decides_but_nobody_about_their_own()
    {
        As(Installation.Lead);
        Assert.That(await DeedsAsync(), Is.SupersetOf(new[] { Deed.HandInEvidence, Deed.AskExtension, Deed.SayDone, Deed.Comment }));
        Assert.That(await DeedsAsync(), Has.No.Member(Deed.Withdraw).And.No.Member(Deed.DecideEvidence));
        await house.HandInAsync("R1");
        Assert.That(await DeedsAsync(), Has.No.Member(Deed.DecideEvidence));

        As(Officer);
        Assert.That(await DeedsAsync(), Is.SupersetOf(new[] { Deed.DecideEvidence, Deed.Withdraw, Deed.SetColour }));
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Officer));
        Assert.That(await DeedsAsync(), Is.EquivalentTo(new[] { Deed.Comment, Deed.HandInForCheck, Deed.FailCheck }));
    }

    [Test]
    public async Task Request_for_more_time_is_answered_by_the_other_side_each_time()
    {
        As(Installation.Lead);
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 6, 3), "The clinic opens in May.", "A duty doctor sees each child.", Installation.Lead));
        Assert.That(await DeedsAsync(), Has.No.Member(Deed.AnswerExtension).And.No.Member(Deed.AskExtension));

        As(Officer);
        Assert.That(await DeedsAsync(), Has.Member(Deed.AnswerExtension));
        await house.Mediator.Send(new CounterExtension(R1, new DateOnly(2013, 4, 2), "Before the new financial year.", Officer));
        Assert.That(await DeedsAsync(), Has.No.Member(Deed.AnswerExtension));

        As(Installation.Lead);
        Assert.That(await DeedsAsync(), Has.Member(Deed.AnswerExtension));
        Assert.That((await house.Mediator.Send(new GrantExtension(R1, null, Installation.Lead))).IsAccepted);
    }

    [Test]
    public void Whoever_may_not_see_it_is_told_that_there_is_none()
    {
        As("Sofia Lindqvist");

        Assert.That(DeedsAsync, Throws.InstanceOf<NotFoundException>());
        Assert.That(async () => await house.Mediator.Send(new ShowWorkflow(R1)), Throws.InstanceOf<NotFoundException>());
        Assert.That(async () => await house.Mediator.Send(new ShowEvidence(SubjectId.Evidence(1))), Throws.InstanceOf<NotFoundException>());
    }

    [Test]
    public async Task What_changed_lately_and_what_waits_for_an_answer_is_shown_to_those_concerned_only()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 11, 12), new TimeOnly(10, 0));
        As(Installation.Lead);
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 6, 3), "The clinic opens in May.", "A duty doctor sees each child.", Installation.Lead));

        As(Officer);
        Assert.That((await house.Mediator.Send(new ListChanges())).Select(change => (change.Subject, change.By)), Is.EqualTo(new[] { (R1, Installation.Lead) }));
        Assert.That((await house.Mediator.Send(new ListNeeds())).Select(need => (need.Id, need.Kind, need.To)), Is.EqualTo(new[] { (R1, "extension-asked", (DateOnly?)new DateOnly(2013, 6, 3)) }));
        As("Sofia Lindqvist");
        Assert.That(await house.Mediator.Send(new ListChanges()), Is.Empty);
        Assert.That(await house.Mediator.Send(new ListNeeds()), Is.Empty);

        As(Officer);
        await house.Mediator.Send(new RefuseExtension(R1, "Not before winter.", Officer));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 20), new TimeOnly(10, 0));
        Assert.That(await house.Mediator.Send(new ListNeeds()), Is.Empty);
        Assert.That(await house.Mediator.Send(new ListChanges()), Is.Empty, "six working days later");
    }

    [Test]
    public async Task Returned_evidence_comes_back_to_the_lead_until_something_new_is_handed_in()
    {
        As(Installation.Lead);
        await house.HandInAsync("R1");
        As(Officer);
        await house.Mediator.Send(new RejectEvidence(SubjectId.Evidence(1), "It shows one team of four.", Officer));

        As(Installation.Lead);
        Assert.That((await house.Mediator.Send(new ListNeeds())).Select(need => (need.Id, need.Kind, need.By)), Is.EqualTo(new[] { (R1, "evidence-returned", Officer) }));
        await house.HandInAsync("R1", "All four teams were audited.");
        Assert.That(await house.Mediator.Send(new ListNeeds()), Is.Empty);
    }

    [Test]
    public async Task Workflow_shows_where_it_waits_and_what_is_done()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 11, 12), new TimeOnly(10, 0));

        var workflow = (await house.Mediator.Send(new ShowWorkflow(R1)))!;

        Assert.That(workflow.Status, Is.EqualTo("waiting"));
        Assert.That(workflow.Waits.Select(wait => wait.ActivityId), Is.EquivalentTo(new[] { "ladder", "on-submitted", "on-returned", "on-accepted", "on-withdrawn" }));
        Assert.That(workflow.Waits.Single(wait => wait.ActivityId == "ladder").DueAt, Is.Not.Null);
        Assert.That(workflow.Done, Is.SupersetOf(new[] { "start", "assign" }).And.No.Member("say-overdue"));
    }

    [Test]
    public async Task Words_of_evidence_are_shown_with_what_it_is_for()
    {
        await house.HandInAsync("R1", "Every team was audited.");

        var shown = await house.Mediator.Send(new ShowEvidence(SubjectId.Evidence(1)));

        Assert.That((shown.Words, shown.Uses.Single().Subject, shown.Uses.Single().State), Is.EqualTo(("Every team was audited.", R1, "submitted")));
    }

    private async Task<IReadOnlySet<Deed>> DeedsAsync() => await house.Mediator.Send(new ListDeeds(R1));

    private void As(string name) => house.Get<CurrentViewer>().Become(
        house.Get<Viewers>().OfPerson(house.Rows<long>("SELECT Id FROM Person WHERE Name = @name", new { name }).Single()));
}
