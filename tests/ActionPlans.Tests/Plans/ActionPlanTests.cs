using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Plans;

[TestFixture]
public sealed class ActionPlanTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly DateOnly LongAfter = new(2013, 6, 3);
    private static readonly SubjectId P1 = SubjectId.Plan(1);

    private Installation house = null!;

    [SetUp]
    public async Task A_report_asks_for_a_plan_by_26_November()
    {
        house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 6 months"));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 5), new TimeOnly(11, 0));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Submitting_is_recorded_and_told_to_the_oversight_body_with_a_copy_to_the_regulator()
    {
        var decision = await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.WorkAsync();

        Assert.That(decision, Is.EqualTo(Decision.Accepted));
        Assert.That((await house.ShowAsync("P1")).State, Is.EqualTo("submitted"));
        Assert.That((await house.ShowAsync("P1")).Timeline, Has.Exactly(1).With.Property("By").EqualTo(Installation.Lead).And.Property("Kind").EqualTo("PlanSubmitted"));
        Assert.That(
            house.Messages.Where(message => message.Items.Any(item => item.Kind == "plan-submitted")).Select(message => message.Role),
            Is.EquivalentTo(new[] { "oversight", "regulator" }));
    }

    [Test]
    public async Task Submitting_stops_reminders_and_escalation()
    {
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));

        await house.LiveUntilAsync(LongAfter);

        Assert.That(Told("P1"), Is.EqualTo(new[] { "plan-required", "plan-submitted", "plan-submitted" }));
    }

    [Test]
    public async Task Without_a_plan_the_ladder_is_climbed_to_the_end()
    {
        await house.LiveUntilAsync(LongAfter);

        Assert.That(Told("P1"), Is.SupersetOf(new[] { "plan-required", "reminder", "due", "overdue", "escalation", "chase" }));
        Assert.That(
            house.Messages.Where(message => message.Items.Any(item => item is { About: "P1", Kind: "escalation" })).Select(message => message.Role).Distinct(),
            Is.EqualTo(new[] { "executive-lead", "oversight", "regulator" }));
    }

    [Test]
    public async Task Submitting_again_is_ignored_with_the_reason()
    {
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));

        var again = await house.Mediator.Send(new SubmitPlan(P1, "somebody else"));

        Assert.That(again.Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(again.Reason, Does.Contain("already submitted"));
        Assert.That(house.Rows<string>("SELECT SubmittedBy FROM ActionPlan"), Is.EqualTo(new[] { Installation.Lead }));
    }

    [Test]
    public async Task Submitter_cannot_accept_the_own_plan()
    {
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));

        var decision = await house.Mediator.Send(new AcceptPlan(P1, Installation.Lead.ToUpperInvariant() + " "));

        Assert.That(decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That((await house.ShowAsync("P1")).State, Is.EqualTo("submitted"));
    }

    [Test]
    public async Task Plan_that_was_not_submitted_cannot_be_accepted()
    {
        var decision = await house.Mediator.Send(new AcceptPlan(P1, Installation.Reviewer));

        Assert.That(decision.Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = 'P1' AND Kind = 'PlanAccepted'"), Is.Zero);
    }

    [Test]
    public async Task Accepting_is_told_to_the_lead_and_ends_the_workflow()
    {
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.Mediator.Send(new AcceptPlan(P1, Installation.Reviewer));

        await house.LiveUntilAsync(LongAfter);

        Assert.That(Told("P1"), Is.EqualTo(new[] { "plan-required", "plan-accepted", "plan-submitted", "plan-submitted" }));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance WHERE Subject = 'P1'"), Is.EqualTo(new[] { "finished" }));
        Assert.That(house.Rows<string>("SELECT AcceptedBy FROM ActionPlan"), Is.EqualTo(new[] { Installation.Reviewer }));
    }

    [Test]
    public async Task Withdrawing_needs_a_reason_keeps_it_and_ends_the_workflow()
    {
        Assert.That((await house.Mediator.Send(new WithdrawPlan(P1, " ", Installation.Lead))).Outcome, Is.EqualTo(DecisionOutcome.Refused));

        await house.Mediator.Send(new WithdrawPlan(P1, "The joint plan of both councils answers it.", Installation.Lead));
        await house.LiveUntilAsync(LongAfter);

        Assert.That(Told("P1"), Is.EqualTo(new[] { "plan-required", "withdrawn" }));
        Assert.That((await house.ShowAsync("P1")).Timeline, Has.Exactly(1).With.Property("Text").Contains("The joint plan of both councils answers it."));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance WHERE Subject = 'P1'"), Is.EqualTo(new[] { "finished" }));
    }

    [Test]
    public void Plan_that_does_not_exist_is_refused_by_name() => Assert.That(
        async () => await house.Mediator.Send(new SubmitPlan(SubjectId.Plan(9), Installation.Lead)),
        Throws.TypeOf<RefusedException>().With.Message.Contains("P9"));

    private List<string> Told(string about) =>
        [.. house.Messages.SelectMany(message => message.Items).Where(item => item.About == about).Select(item => item.Kind)];
}
