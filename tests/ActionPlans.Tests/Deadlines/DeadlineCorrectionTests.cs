using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Deadlines;

/// <summary>"Once issued it is frozen; a change of calendar or receipt date proposes a new one, a person decides, both are kept."</summary>
[TestFixture]
public sealed class DeadlineCorrectionTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_report_asks_for_something_immediately_and_for_a_plan()
    {
        house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Immediate") with { PlanWithin = "20 working days of receipt of this report" });
        await house.WorkAsync();
        house.SleepUntil(Received, new TimeOnly(11, 0));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Wrong_receipt_date_proposes_and_moves_nothing()
    {
        var corrected = await CorrectAsync(new DateOnly(2012, 10, 26));

        Assert.That((corrected.Decision.IsAccepted, corrected.Count), Is.EqualTo((true, 2)));
        Assert.That(
            (await OpenAsync()).Select(proposal => (proposal.Subject, proposal.OldDue, proposal.NewDue)),
            Is.EqualTo(new (string, DateOnly?, DateOnly?)[] { ("R1", new(2012, 10, 30), new(2012, 10, 29)), ("P1", new(2012, 11, 26), new(2012, 11, 23)) }));
        Assert.That(await DueAsync("P1"), Is.EqualTo(new DateOnly(2012, 11, 26)));
        Assert.That((await OpenAsync())[0].Why, Does.Contain("not on 2012-10-29").And.Contain("The stamp says so"));
    }

    [Test]
    public async Task Accepted_proposal_moves_the_date_keeps_both_and_starts_the_reminders_again()
    {
        await CorrectAsync(new DateOnly(2012, 10, 26));
        foreach (var proposal in await OpenAsync())
            Assert.That((await house.Mediator.Send(new AcceptProposal(proposal.Id, Installation.Reviewer))).Reason, Is.Null);
        await house.LiveUntilAsync(new DateOnly(2012, 11, 27));

        var plan = await house.ShowAsync("P1");
        Assert.That((plan.DueOn, plan.EarlierDeadlines.Single().DueOn), Is.EqualTo(((DateOnly?)new DateOnly(2012, 11, 23), (DateOnly?)new DateOnly(2012, 11, 26))));
        Assert.That(plan.EarlierDeadlines.Single().Reason, Does.Contain("The stamp says so"));
        var told = house.Messages.SelectMany(message => message.Items).Where(item => item.About == "P1").ToList();
        Assert.That(told.Select(item => item.Kind), Does.Contain("deadline-corrected"));
        Assert.That(told.Where(item => item.Kind is "due" or "overdue").Select(item => item.Step), Has.All.EndWith("@2012-11-23"));
        Assert.That(house.Messages.First(message => message.Items.Any(item => item.Kind == "deadline-corrected")).Text, Does.Contain("The due date has been put right"));
    }

    [Test]
    public async Task Rejected_proposal_leaves_the_date_and_needs_a_reason()
    {
        await CorrectAsync(new DateOnly(2012, 10, 26));
        var proposal = (await OpenAsync())[1];

        Assert.That((await house.Mediator.Send(new RejectProposal(proposal.Id, "", Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new RejectProposal(proposal.Id, "Agreed by telephone.", Installation.Reviewer))).IsAccepted);

        Assert.That((await house.Mediator.Send(new AcceptProposal(proposal.Id, Installation.Reviewer))).Reason, Does.Contain("already rejected"));
        Assert.That(await DueAsync("P1"), Is.EqualTo(new DateOnly(2012, 11, 26)));
    }

    [Test]
    public async Task Proposal_is_overtaken_by_a_closure_a_new_date_and_a_later_proposal()
    {
        await CorrectAsync(new DateOnly(2012, 10, 26));
        var (first, plan) = ((await OpenAsync())[0], (await OpenAsync())[1]);
        await house.HandInAsync("R1");
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));

        Assert.That((await house.Mediator.Send(new AcceptProposal(first.Id, Installation.Reviewer))).Reason, Does.Contain("moved on"));
        await CorrectAsync(new DateOnly(2012, 10, 25));
        Assert.That((await house.Mediator.Send(new AcceptProposal(plan.Id, Installation.Reviewer))).Reason, Does.Contain("already overtaken"));
        Assert.That((await OpenAsync()).Select(proposal => proposal.Subject), Is.EqualTo(new[] { "P1" }));
    }

    [Test]
    public async Task Date_that_a_person_gave_is_not_counted_anew()
    {
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 3, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead));
        await house.Mediator.Send(new GrantExtension(R1, null, Installation.Reviewer));

        Assert.That((await CorrectAsync(new DateOnly(2012, 10, 26))).Count, Is.EqualTo(1), "the plan's");
    }

    [Test]
    public async Task Receipt_cannot_be_in_the_future_nor_before_the_inspection()
    {
        Assert.That((await CorrectAsync(new DateOnly(2012, 10, 30))).Decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await CorrectAsync(Received)).Decision.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(async () => await CorrectAsync(new DateOnly(2012, 9, 1)), Throws.TypeOf<RefusedException>().With.Message.Contains("Correct one of the two dates"));
        Assert.That(house.Rows<string>("SELECT ReceivedOn FROM Report"), Is.EqualTo(new[] { "2012-10-29" }));
    }

    [Test]
    public async Task Bank_holiday_announced_later_is_proposed_once()
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string?> { [CalendarFile.Setting] = folder["bank-holidays.json"] };
        using var other = Installation.At(Received, settings: settings);
        await other.ImportAsync(FictionalReport.Asking("Within 3 months"));
        Assert.That(await other.Mediator.Send(new CheckCalendar()), Is.EqualTo(new CalendarCheck(2, 0)));

        await File.WriteAllTextAsync(folder["bank-holidays.json"], """{ "added": [ { "date": "2012-11-12", "why": "Day of thanks" } ] }""");
        other.Restart();

        Assert.That(await other.Mediator.Send(new CheckCalendar()), Is.EqualTo(new CalendarCheck(2, 1)));
        Assert.That(await other.Mediator.Send(new CheckCalendar()), Is.EqualTo(new CalendarCheck(2, 0)));
        var proposal = (await other.Mediator.Send(new ListProposals())).Single();
        Assert.That((proposal.Subject, proposal.NewDue), Is.EqualTo(("P1", (DateOnly?)new DateOnly(2012, 11, 27))));
        Assert.That(proposal.Why, Does.Contain("Day of thanks"));
    }

    [TestCase("""{ "added": [ { "date": "2012-11-10", "why": "A Saturday" } ] }""", "weekend")]
    [TestCase("""{ "added": [ { "date": "2012-11-12" } ] }""", "needs a name")]
    [TestCase("""{ "added": [ { "why": "When?" } ] }""", "cannot be understood")]
    [TestCase("""{ "holidays": [] }""", "cannot be understood")]
    [TestCase("not json", "cannot be understood")]
    public void Calendar_file_with_a_mistake_is_refused_in_one_line(string json, string because) => Assert.That(
        () => CalendarFile.Read(json, "bank-holidays.json"), Throws.TypeOf<RefusedException>().With.Message.Contains("bank-holidays.json: ").And.Message.Contains(because));

    [Test]
    public async Task Long_and_repeated_extension_is_pointed_out_to_those_who_decide()
    {
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2012, 12, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead));
        await house.Mediator.Send(new GrantExtension(R1, null, Installation.Reviewer));
        await house.Mediator.Send(new AskExtension(R1, new DateOnly(2013, 12, 20), "Nobody applied.", "A bank nurse covers.", Installation.Lead));
        await house.WorkAsync();

        var letter = house.Messages.Last(message => message.Items.Any(item => item.Kind == "extension-asked"));
        Assert.That(letter.Text.ReplaceLineEndings(" "), Does.Contain("extension number 2").And.Contain("more than 6 months"));
    }

    private Task<Proposed> CorrectAsync(DateOnly received) => house.Mediator.Send(new CorrectReceipt(1, received, "The stamp says so.", Installation.Reviewer));

    private Task<IReadOnlyList<DeadlineProposal>> OpenAsync() => house.Mediator.Send(new ListProposals());

    private async Task<DateOnly?> DueAsync(string subject) => (await house.ShowAsync(subject)).DueOn;
}
