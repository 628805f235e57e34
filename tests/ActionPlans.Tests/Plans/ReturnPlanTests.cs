using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Plans;

/// <summary>The plan is due on 26 November 2012, submitted on the 20th, and returned on the 22nd: due again ten working days later, 6 December.</summary>
[TestFixture]
public sealed class ReturnPlanTests
{
    private static readonly SubjectId P1 = SubjectId.Plan(1);
    private static readonly DateOnly Original = new(2012, 11, 26);
    private static readonly DateOnly Again = new(2012, 12, 6);

    private Installation house = null!;

    [SetUp]
    public async Task A_plan_is_submitted_and_two_days_later_the_reviewer_has_read_it()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.Asking("Within 6 months"));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 20), new TimeOnly(11, 0));
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2012, 11, 22), new TimeOnly(11, 0));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Returned_plan_is_due_again_and_its_first_date_stays_on_record()
    {
        Assert.That(await ReturnAsync(), Is.EqualTo(Decision.Accepted));

        var plan = await house.ShowAsync("P1");
        Assert.That((plan.State, plan.DueOn), Is.EqualTo(("returned", (DateOnly?)Again)));
        Assert.That(plan.Explanation, Does.Contain("10 working days").And.Contain("first due Monday 26 November 2012"));
        Assert.That(plan.EarlierDeadlines.Single().DueOn, Is.EqualTo(Original));
        Assert.That(plan.EarlierDeadlines.Single().By, Is.EqualTo(Installation.Reviewer));
    }

    [Test]
    public async Task Lead_reads_the_comments_and_the_new_date_in_one_letter()
    {
        await ReturnAsync();
        await house.WorkAsync();

        var letter = house.Messages.Single(message => message.Items.Any(item => item.About == "P1" && item.Kind == "plan-returned"));
        Assert.That(letter.Role, Is.EqualTo("lead"));
        Assert.That(letter.Text, Does.Contain("No recommendation has a lead.").And.Contain("6 December 2012"));
        Assert.That(house.Messages.Where(message => message.Day == house.Today).SelectMany(message => message.Items), Has.None.With.Property("Kind").EqualTo("reminder"));
    }

    [Test]
    public async Task Ladder_runs_again_towards_the_new_date_and_beyond_it()
    {
        await ReturnAsync();

        await house.LiveUntilAsync(new DateOnly(2013, 1, 14));

        var after = house.Messages.Where(message => message.Day > new DateOnly(2012, 11, 22)).ToList();
        Assert.That(DayOf(after, "reminder"), Is.EqualTo(new DateOnly[] { new(2012, 11, 29), new(2012, 12, 5) }));
        Assert.That(DayOf(after, "due"), Is.EqualTo(new[] { Again }));
        Assert.That(DayOf(after, "escalation").First(), Is.EqualTo(new DateOnly(2012, 12, 13)));
    }

    [Test]
    public async Task Submitting_again_stops_the_ladder_and_tells_the_oversight_body_again()
    {
        await ReturnAsync();
        await house.LiveUntilAsync(new DateOnly(2012, 12, 3), new TimeOnly(11, 0));

        Assert.That((await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead))).IsAccepted);
        await house.LiveUntilAsync(new DateOnly(2013, 3, 1));

        Assert.That(Told("P1").Count(kind => kind == "plan-submitted"), Is.EqualTo(4), "oversight and regulator, twice");
        Assert.That(Told("P1"), Has.None.EqualTo("overdue").And.None.EqualTo("escalation"));
    }

    [Test]
    public async Task Plan_can_come_back_twice_and_the_first_date_is_still_named()
    {
        await ReturnAsync();
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 10), new TimeOnly(11, 0));

        await ReturnAsync(new DateOnly(2013, 1, 31));

        var plan = await house.ShowAsync("P1");
        Assert.That(plan.DueOn, Is.EqualTo(new DateOnly(2013, 1, 31)));
        Assert.That(plan.EarlierDeadlines.Select(earlier => earlier.DueOn), Is.EqualTo(new DateOnly?[] { Original, Again }));
        Assert.That(plan.Explanation, Does.Contain("first due Monday 26 November 2012"));
    }

    [Test]
    public async Task Returned_plan_is_overdue_after_its_new_date_and_was_not_while_it_lay_with_the_reviewer()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 11, 30), new TimeOnly(11, 0));
        await ReturnAsync(new DateOnly(2012, 12, 10));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 20));

        Assert.That(await OverdueAsync(new DateOnly(2012, 12, 10)), Is.Empty);
        Assert.That(await OverdueAsync(new DateOnly(2012, 12, 11)), Is.EqualTo(new[] { "P1 1" }));
        Assert.That(await OverdueAsync(new DateOnly(2012, 11, 29)), Is.Empty, "submitted, though the first date had passed");
    }

    [Test]
    public async Task Day_that_is_not_after_the_return_is_refused_and_nothing_changes()
    {
        Assert.That(async () => await ReturnAsync(house.Today), Throws.TypeOf<RefusedException>());

        var plan = await house.ShowAsync("P1");
        Assert.That((plan.State, plan.DueOn, plan.EarlierDeadlines.Count), Is.EqualTo(("submitted", (DateOnly?)Original, 0)));
    }

    [Test]
    public async Task Returning_needs_a_reason_and_a_plan_that_was_submitted()
    {
        Assert.That((await house.Mediator.Send(new ReturnPlan(P1, " ", null, Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        await ReturnAsync();

        Assert.That((await ReturnAsync()).Outcome, Is.EqualTo(DecisionOutcome.Refused));
    }

    private Task<Decision> ReturnAsync(DateOnly? byDate = null) =>
        house.Mediator.Send(new ReturnPlan(P1, "No recommendation has a lead.", byDate, Installation.Reviewer));

    private async Task<IEnumerable<string>> OverdueAsync(DateOnly asOf) =>
        (await house.Mediator.Send(new ListOverdue(asOf))).Select(item => $"{item.Id} {item.DaysLate}");

    private static IEnumerable<DateOnly> DayOf(IEnumerable<FolderMessage> messages, string kind) =>
        messages.Where(message => message.Items.Any(item => item.About == "P1" && item.Kind == kind)).Select(message => message.Day).Distinct();

    private List<string> Told(string about) =>
        [.. house.Messages.SelectMany(message => message.Items).Where(item => item.About == about).Select(item => item.Kind)];
}
