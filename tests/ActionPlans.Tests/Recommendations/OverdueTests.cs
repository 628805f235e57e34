using ActionPlans.Evidence;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Recommendations;

[TestFixture]
public sealed class OverdueTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly DateOnly PlanDue = new(2012, 11, 26);
    private static readonly DateOnly Due = new(2013, 1, 26);

    private Installation house = null!;

    [SetUp]
    public async Task A_plan_is_due_on_26_November_and_a_recommendation_on_26_January()
    {
        house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Due_today_is_not_overdue_and_the_day_after_it_is_by_one_day()
    {
        Assert.That(await OverdueOn(PlanDue), Is.Empty);
        Assert.That(await OverdueOn(PlanDue.AddDays(1)), Is.EqualTo(new[] { "P1 1" }));
    }

    [Test]
    public async Task Day_begins_at_midnight_in_London_not_in_Greenwich()
    {
        // 26 January 2013 is winter; a due date in summer shows the difference: 23:30 UTC is already the next day in London.
        house.Execute("UPDATE ActionPlan SET DueOn = '2013-06-26'");
        house.Clock.MoveTo(new DateTimeOffset(2013, 6, 26, 22, 59, 0, TimeSpan.Zero));
        Assert.That(await OverdueOn(null), Is.EqualTo(new[] { "R1 151" }));

        house.Clock.MoveTo(new DateTimeOffset(2013, 6, 26, 23, 0, 0, TimeSpan.Zero));

        Assert.That(await OverdueOn(null), Is.EqualTo(new[] { "R1 152", "P1 1" }));
    }

    [Test]
    public async Task Most_overdue_comes_first() =>
        Assert.That(await OverdueOn(new DateOnly(2013, 2, 1)), Is.EqualTo(new[] { "P1 67", "R1 6" }));

    [Test]
    public async Task What_was_closed_later_is_still_overdue_as_of_the_day_before()
    {
        house.SleepUntil(new DateOnly(2013, 3, 1));
        var evidence = await house.HandInAsync("R1");
        house.SleepUntil(new DateOnly(2013, 3, 8));
        await house.Mediator.Send(new AcceptEvidence(evidence.Id!.Value, Installation.Reviewer));
        await house.Mediator.Send(new SubmitPlan(SubjectId.Plan(1), Installation.Lead));

        Assert.That(await OverdueOn(new DateOnly(2013, 3, 7)), Is.EqualTo(new[] { "P1 101", "R1 40" }));
        Assert.That(await OverdueOn(new DateOnly(2013, 3, 8)), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_overdue_as_of_a_day_before_the_report_was_imported()
    {
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { Published = new DateOnly(2012, 9, 28) }, received: Received);

        Assert.That(await OverdueOn(new DateOnly(2012, 10, 28)), Is.Empty);
    }

    [Test]
    public async Task Without_an_agreed_date_nothing_is_ever_overdue()
    {
        using var other = Installation.At(Received);
        await other.ImportAsync(new FictionalReport { Asks = [new Ask(null, "plans carry dates.")], PlanWithin = null });

        Assert.That(await other.Mediator.Send(new ListOverdue(new DateOnly(2020, 1, 1))), Is.Empty);
    }

    [Test]
    public async Task Pages_together_are_the_list()
    {
        using var other = Installation.At(Received);
        await other.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 9));
        // What was in force then and what replaced it stand in one order: R2 had another date until later, R3 an earlier one.
        other.Execute("INSERT INTO EarlierDeadline (Id, Subject, DueOn, Deadline, Until, By, Reason) VALUES (1000, 'R2', '2012-12-24', '{}', 1609459200000, 'Lead', 'Flood.')");
        other.Execute("UPDATE Recommendation SET DueOn = '2012-12-25' WHERE Id = 3");
        var day = new DateOnly(2013, 2, 1);

        var whole = await other.Mediator.Send(new ListOverdue(day));
        var pages = new List<OverdueItem>();
        for (var skip = 0; skip < whole.Count; skip += 3)
            pages.AddRange(await other.Mediator.Send(new ListOverdue(day) { Skip = skip, Limit = 3 }));

        Assert.That(whole.Select(item => $"{item.Id}"), Is.EqualTo(new[] { "P1", "R2", "R3", "R1", "R4", "R5", "R6", "R7", "R8", "R9" }));
        Assert.That(pages, Is.EqualTo(whole));
        Assert.That(await other.Mediator.Send(new ListOverdue(day) { Skip = whole.Count, Limit = 3 }), Is.Empty);
    }

    [Test]
    public async Task List_of_a_region_has_nothing_of_another()
    {
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { Published = new DateOnly(2012, 10, 19) }, received: Received);
        house.Execute("UPDATE Report SET Region = CASE Id WHEN 1 THEN 'London' ELSE 'North' END");
        var day = new DateOnly(2013, 2, 1);

        var north = await house.Mediator.Send(new ListOverdue(day) { Region = "North" });

        Assert.That(north.Select(item => $"{item.Id}"), Is.EqualTo(new[] { "P2", "R2" }));
        Assert.That(await house.Mediator.Send(new ListOverdue(day) { Region = "Nowhere" }), Is.Empty);
    }

    [TestCase(-1, 5)]
    [TestCase(0, 0)]
    public void Page_that_cannot_be_is_refused(int skip, int limit) =>
        Assert.That(async () => await house.Mediator.Send(new ListOverdue(null) { Skip = skip, Limit = limit }), Throws.TypeOf<ActionPlans.Domain.RefusedException>());

    [Test]
    public async Task Status_counts_what_is_closed_overdue_and_sent()
    {
        await house.WorkAsync();
        house.SleepUntil(Due.AddDays(1));

        var status = await house.Mediator.Send(new GetStatus());

        Assert.That((status.Reports.Single().Recommendations, status.Reports.Single().Closed, status.Reports.Single().Overdue), Is.EqualTo((1L, 0L, 1L)));
        Assert.That(status.Subjects.Select(subject => $"{subject.Id} {subject.State}"), Is.EqualTo(new[] { "P1 due", "R1 open" }));
        Assert.That((status.MessagesSent, status.MessagesPending, status.MessagesFailed, status.Faulted), Is.EqualTo((1L, 0L, 0L, 0L)));
    }

    private async Task<IEnumerable<string>> OverdueOn(DateOnly? day) =>
        (await house.Mediator.Send(new ListOverdue(day))).Select(item => $"{item.Id} {item.DaysLate}");
}
