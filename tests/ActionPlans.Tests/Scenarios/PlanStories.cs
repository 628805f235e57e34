using System.Globalization;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Plans;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Scenarios;

/// <summary>Plans as people write them: who hears what on which day. Each calendar has been read and approved, and is kept in Approved.</summary>
[TestFixture]
public sealed class PlanStories
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly TimeOnly Eleven = new(11, 0);

    [Test]
    public async Task Two_bodies_one_of_them_answers_late()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask("Within 3 months", "share records of visits.", FictionalReport.Trust)] });
        await house.LiveUntilAsync(new DateOnly(2012, 11, 12), Eleven);
        var own = await house.AgreeAsync("R1");
        Assert.That((await house.PlanAsync()).Problems.Single().Text, Does.StartWith($"{FictionalReport.Trust} has not answered R1"));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 23), Eleven);
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted), "the commissioner's plan does not wait for the trust");
        await house.LiveUntilAsync(new DateOnly(2012, 11, 30), Eleven);
        await house.ReturnAsync("What does the trust do?");
        await house.LiveUntilAsync(new DateOnly(2012, 12, 5), Eleven);
        var theirs = await house.AgreeAsync("R1", fields: PlanWriter.Training with { Text = "Send every visit record within a day.", Lead = "Matron", Target = "by 11 January 2013" }, body: FictionalReport.Trust);
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 10), Eleven);
        Assert.That(await house.AcceptAsync(), Is.EqualTo(Decision.Accepted));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 20), Eleven);
        await house.Mediator.Send(new FinishAction(own, "All are trained.", null, true, Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 16), Eleven);
        await house.Mediator.Send(new FinishAction(theirs, "Sent daily since Monday.", null, true, "Sam Whitlow"));

        await EndsAs(house, "two-bodies-one-answers-late", new DateOnly(2013, 1, 24));
    }

    [Test]
    public async Task Plan_returned_changed_and_resubmitted()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 19), Eleven);
        var action = await house.AgreeAsync("R1");
        await house.SubmitAsync();
        await house.LiveUntilAsync(new DateOnly(2012, 11, 27), Eleven);
        await house.ReturnAsync("The training comes too late.");
        await house.LiveUntilAsync(new DateOnly(2012, 12, 3), Eleven);
        await house.ChangeAsync(action, new ActionFields(Target: "by 14 December 2012"));
        await house.SubmitAsync();
        await house.LiveUntilAsync(new DateOnly(2012, 12, 6), Eleven);
        await house.AcceptAsync();
        await house.LiveUntilAsync(new DateOnly(2012, 12, 13), Eleven);
        await house.Mediator.Send(new FinishAction(action, "All are trained.", null, true, Installation.Lead));

        Assert.That((await house.VersionsAsync()).Select(version => $"{version.Number} {version.State} {version.Changes.Count}"), Is.EqualTo(new[] { "1 returned 0", "2 accepted 1" }));
        await EndsAs(house, "plan-resubmitted-with-versions", new DateOnly(2012, 12, 31));
    }

    [Test]
    public async Task Draft_and_final_plan_of_one_report()
    {
        using var house = Installation.At(Received);
        var imported = await house.ImportAsync(FictionalReport.Asking("Within 6 months") with { PlanWithin = null, FurtherPlan = Plans });
        Assert.That(imported.Plans.Select(plan => $"{plan.Id} {plan.Duty.Stage} {plan.Deadline.Due:yyyy-MM-dd}"), Is.EqualTo(new[] { "P1 draft 2012-11-26", "P2 final 2013-02-07" }));
        var final = SubjectId.Plan(2);
        await house.LiveUntilAsync(new DateOnly(2012, 11, 22), Eleven);
        var first = await house.AgreeAsync("R1", fields: PlanWriter.Training with { Target = "by 28 March 2013" });
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 6), Eleven);
        Assert.That(await house.AcceptAsync(), Is.EqualTo(Decision.Accepted));

        await house.LiveUntilAsync(new DateOnly(2013, 2, 4), Eleven);
        Assert.That((await house.PlanAsync(final)).Document.Entries[0].Actions.Single().Id, Is.EqualTo(first.ToString()), "the final plan begins with what the draft says");
        await house.PlanActionAsync("R1", PlanWriter.Training with { Text = "Audit 50 records.", Target = "by 12 April 2013" }, plan: final);
        Assert.That(await house.SubmitAsync(final), Is.EqualTo(Decision.Accepted));
        await house.LiveUntilAsync(new DateOnly(2013, 2, 14), Eleven);
        Assert.That(await house.AcceptAsync(final), Is.EqualTo(Decision.Accepted));

        await EndsAs(house, "draft-and-final-plan", new DateOnly(2013, 3, 20));
    }

    [Test]
    public async Task Date_agreed_through_the_plan()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask(null, "health plans carry dates.")] });
        await house.LiveUntilAsync(new DateOnly(2012, 11, 19), Eleven);
        await house.AgreeAsync("R1", fields: PlanWriter.Training with { Target = "by 28 February 2013" });
        Assert.That((await house.SubmitAsync()).Outcome, Is.EqualTo(DecisionOutcome.Refused), "no date is proposed");
        await house.AnswerAsync("R1", due: new DateOnly(2013, 3, 1));
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 3), Eleven);
        Assert.That((await house.ShowAsync("R1")).DueOn, Is.Null, "proposed is not agreed");

        Assert.That(await house.AcceptAsync(), Is.EqualTo(Decision.Accepted));

        var recommendation = await house.ShowAsync("R1");
        Assert.That(recommendation.DueOn, Is.EqualTo(new DateOnly(2013, 3, 1)));
        Assert.That(recommendation.Explanation, Does.Contain("proposed by NHS Harrowdale CCG in version 1 of P1 and accepted with it"));
        await house.LiveUntilAsync(new DateOnly(2013, 2, 25), Eleven);
        await house.Mediator.Send(new FinishAction(SubjectId.Action(1), "Done.", null, true, Installation.Lead));
        await house.HandInAsync("R1");
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
        await EndsAs(house, "date-agreed-through-the-plan", new DateOnly(2013, 4, 1));
    }

    [Test]
    public async Task Proposed_date_that_has_passed_is_not_agreed_and_the_plan_can_be_returned()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask(null, "health plans carry dates.")] });
        await house.AgreeAsync("R1", due: new DateOnly(2012, 11, 9));
        await house.SubmitAsync();
        await house.LiveUntilAsync(new DateOnly(2012, 11, 12), Eleven);

        Assert.That((await house.AcceptAsync()).Reason, Does.Contain("has passed: return the plan"));

        Assert.That(((await house.ShowAsync("P1")).State, (await house.ShowAsync("R1")).DueOn, (await house.VersionsAsync())[0].State), Is.EqualTo(("submitted", (DateOnly?)null, "submitted")));
        Assert.That((await house.ReturnAsync("Propose a later date.")).IsAccepted);
    }

    private const string Plans = "A draft action plan is required from the commissioning PCT within 20 working days of receipt of this report, and the final action plan within 70 working days of receipt of this report. ";

    private static async Task EndsAs(Installation house, string name, DateOnly until)
    {
        await house.LiveUntilAsync(until);
        Approved.Check(name, house.Messages.Select(message => string.Create(
            CultureInfo.InvariantCulture,
            $"{message.At:yyyy-MM-dd ddd HH:mm zzz}  {message.To.Split('@')[0],-45}  {string.Join(", ", message.Items.Select(item => $"{item} ({item.Step.Split('@', '#')[0]})"))}")));
    }
}
