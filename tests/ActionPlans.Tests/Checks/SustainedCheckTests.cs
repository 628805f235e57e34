using ActionPlans.Checks;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Checks;

/// <summary>"Closed; later a sustained check", which can reopen.</summary>
[TestFixture]
public sealed class SustainedCheckTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId S1 = SubjectId.SustainedCheck(1);
    private static readonly DateOnly Again = new(2013, 9, 27);

    [TestCase(2013, 1, 18, 6, "2013-07-18")]
    [TestCase(2013, 2, 25, 6, "2013-08-27", Description = "25 August is a Sunday, the 26th a bank holiday")]
    [TestCase(2012, 8, 31, 6, "2013-02-28")]
    public void Check_is_due_months_after_the_closing_on_a_working_day(int year, int month, int day, int months, string due) => Assert.That(
        SustainedCheck.DueAfter(new DateOnly(year, month, day), months, WorkingDays.EnglandAndWales).Due, Is.EqualTo(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)));

    [Test]
    public async Task Closing_sets_a_check_and_confirming_evidence_passes_it()
    {
        using var house = await ClosedAsync();
        Assert.That((await house.Mediator.Send(new ListChecks())).Single(), Has.Property("DueOn").EqualTo(new DateOnly(2013, 4, 29)).And.Property("State").EqualTo("due"));

        var evidence = await HandInAsync(house);
        Assert.That((await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused), "the submitter");
        Assert.That((await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Reviewer))).IsAccepted);

        var details = await house.ShowAsync("R1");
        Assert.That((details.State, details.Checks.Single().State), Is.EqualTo(("closed", "passed")));
        Assert.That(house.Rows<string>("SELECT DISTINCT Status FROM WorkflowInstance"), Is.EqualTo(new[] { "finished" }));
        Assert.That(
            async () => await HandInAsync(house), Throws.TypeOf<RefusedException>().With.Message.Contains("already passed"));
    }

    [Test]
    public async Task Failed_check_reopens_with_a_new_date_and_a_new_workflow_and_is_counted()
    {
        using var house = await ClosedAsync();
        house.SleepUntil(new DateOnly(2013, 4, 30), new TimeOnly(11, 0));

        Assert.That((await house.Mediator.Send(new FailCheck(S1, "Two teams have stopped.", Again, Installation.Reviewer))).Reason, Is.Null);
        await house.WorkAsync();

        var details = await house.ShowAsync("R1");
        Assert.That((details.State, details.DueOn, details.Checks.Single().State), Is.EqualTo(("open", (DateOnly?)Again, "failed")));
        Assert.That(details.Explanation, Does.Contain("has not lasted: Two teams have stopped").And.Contain("first time"));
        Assert.That(details.EarlierDeadlines, Has.Count.EqualTo(1));
        Assert.That(house.Rows<long>("SELECT Reopened FROM Recommendation"), Is.EqualTo(new[] { 1L }));
        var letter = house.Messages.Single(message => message.Items.Any(item => item.Kind == "reopened"));
        Assert.That(letter.Text.ReplaceLineEndings(" "), Does.Contain("Two teams have stopped."));
        Assert.That(details.NextStep, Is.Not.Null);
        Assert.That((await house.HandInAsync("R1")).Decision.IsAccepted);
    }

    [Test]
    public async Task List_of_what_was_overdue_knows_that_it_was_closed_in_between()
    {
        using var house = await ClosedAsync();
        house.SleepUntil(new DateOnly(2013, 4, 30), new TimeOnly(11, 0));
        await house.Mediator.Send(new FailCheck(S1, "Two teams have stopped.", Again, Installation.Reviewer));

        Assert.That(await house.Mediator.Send(new ListOverdue(new DateOnly(2013, 3, 1))), Is.Empty);
        Assert.That((await house.Mediator.Send(new ListOverdue(Again.AddDays(1)))).Single().DueOn, Is.EqualTo(Again));
    }

    [Test]
    public async Task Failing_needs_a_reason_a_later_day_and_happens_once()
    {
        using var house = await ClosedAsync();

        Assert.That((await house.Mediator.Send(new FailCheck(S1, " ", Again, Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new FailCheck(S1, "Stopped.", house.Today, Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.Mediator.Send(new FailCheck(S1, "Stopped.", Again, Installation.Reviewer))).IsAccepted);
        Assert.That((await house.Mediator.Send(new FailCheck(S1, "Stopped.", Again, Installation.Reviewer))).Reason, Does.Contain("already failed"));
    }

    [Test]
    public async Task Family_or_band_may_have_another_period_or_none()
    {
        using var none = await ClosedAsync(new() { ["SustainedChecks:By:cqc-integrated-inspection"] = "0" });
        using var band = await ClosedAsync(new() { ["SustainedChecks:By:cqc-integrated-inspection"] = "0", ["SustainedChecks:By:cqc-integrated-inspection/3 months"] = "3" });

        Assert.That(await none.Mediator.Send(new ListChecks()), Is.Empty);
        Assert.That((await band.Mediator.Send(new ListChecks())).Single().DueOn, Is.EqualTo(new DateOnly(2013, 1, 29)));
    }

    [TestCase("SustainedChecks:Months", "-1")]
    [TestCase("SustainedChecks:Months", "61")]
    [TestCase("SustainedChecks:By:nothing", "6")]
    [TestCase("SustainedChecks:By:jtai-letter/soon-ish", "6")]
    public void Wrong_setting_is_refused_at_the_start(string setting, string value) =>
        Assert.That(() => Installation.At(Received, settings: new() { [setting] = value }), Throws.TypeOf<RefusedException>());

    private static async Task<Installation> ClosedAsync(Dictionary<string, string?>? settings = null)
    {
        var house = Installation.At(Received, settings: settings);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        await house.WorkAsync();
        var evidence = (await house.HandInAsync("R1")).Id!.Value;
        await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Reviewer));
        return house;
    }

    private static async Task<SubjectId> HandInAsync(Installation house) =>
        (await house.Mediator.Send(new AddEvidence(S1, null, "Still done."u8.ToArray(), null, Installation.Lead))).Id!.Value;
}
