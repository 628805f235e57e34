using ActionPlans.Domain;
using ActionPlans.Overview;
using ActionPlans.Recommendations;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Overview;

/// <summary>A report received on 29 October 2012: R1 immediate, R2 and R3 within 3 months, a plan within 20 working days.</summary>
[TestFixture]
public sealed class OverviewTests
{
    private Installation house = null!;

    [SetUp]
    public async Task A_report_comes_in()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(new FictionalReport
        {
            Asks = [new Ask("Immediate", "see every child at risk within a day."), new Ask("Within 3 months", "train the staff."), new Ask("Within 3 months", "look at all files again.")],
        });
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task What_is_overdue_is_counted_by_area_and_age_and_agrees_with_the_list()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 12, 5));

        var figures = await house.Mediator.Send(new GetOverview());

        Assert.That(figures.Overdue, Is.EquivalentTo(new[] { new OverdueCount("Harrowdale", "quarter", 1), new OverdueCount("Harrowdale", "month", 1) }));
        Assert.That(figures.Overdue.Sum(count => count.Count), Is.EqualTo((await house.Mediator.Send(new ListItems(new ItemFilter { Standing = "overdue" }))).Total));
    }

    [Test]
    public async Task Month_counts_what_was_done_by_the_end_of_its_due_date()
    {
        await house.LiveUntilAsync(new DateOnly(2013, 1, 20), new TimeOnly(12, 0));
        await CloseAsync("R2");
        await house.LiveUntilAsync(new DateOnly(2013, 2, 4), new TimeOnly(12, 0));
        await CloseAsync("R3");

        var figures = await house.Mediator.Send(new GetOverview());

        Assert.That(figures.OnTime, Has.Count.EqualTo(12));
        Assert.That(figures.OnTime[^1].Month, Is.EqualTo(new DateOnly(2013, 2, 1)));
        Assert.That(figures.OnTime.Single(month => month.Month == new DateOnly(2013, 1, 1)), Is.EqualTo(new MonthCount(new DateOnly(2013, 1, 1), 2, 1)));
    }

    [Test]
    public async Task Plan_is_counted_by_the_working_days_since_receipt()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 11, 12), new TimeOnly(12, 0));
        Assert.That((await house.Mediator.Send(new GetOverview())).Plans, Is.EqualTo(new[] { new PlanCount(10, Submitted: false, 1) }));

        house.Execute("UPDATE ActionPlan SET State = 'submitted', SubmittedAt = @at", new { at = house.Clock.GetUtcNow() });
        house.SleepUntil(new DateOnly(2012, 12, 12));

        Assert.That((await house.Mediator.Send(new GetOverview())).Plans, Is.EqualTo(new[] { new PlanCount(10, Submitted: true, 1) }));
    }

    [Test]
    public async Task Past_day_shows_the_figures_that_were_shown_on_it()
    {
        await house.LiveUntilAsync(new DateOnly(2012, 11, 26), new TimeOnly(23, 59));
        var then = await house.Mediator.Send(new GetOverview());
        Assert.That(then.Steps.Single().Step, Is.EqualTo("chase").Or.StartsWith("escalate"));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 9), new TimeOnly(12, 0));
        await CloseAsync("R1");
        await house.LiveUntilAsync(new DateOnly(2013, 3, 1));

        var now = await house.Mediator.Send(new GetOverview(new DateOnly(2012, 11, 26)));

        Assert.That(now.AsOf, Is.EqualTo(then.AsOf));
        Assert.That(now.Overdue, Is.EquivalentTo(then.Overdue));
        Assert.That(now.OnTime, Is.EqualTo(then.OnTime));
        Assert.That(now.Plans, Is.EqualTo(then.Plans));
        Assert.That(now.Steps, Is.EquivalentTo(then.Steps));
    }

    [Test]
    public async Task Day_to_come_is_refused() =>
        await Assert.ThatAsync(() => house.Mediator.Send(new GetOverview(house.Today.AddDays(1))), Throws.TypeOf<RefusedException>());

    [Test]
    public async Task Each_counts_only_what_they_see()
    {
        await house.RegisterAsync("Jo Marsh", PostRole.Regulator, "CQC regional team North", "2012-01-01");
        await house.LiveUntilAsync(new DateOnly(2012, 12, 5));
        house.AskAs("Jo Marsh");

        var figures = await house.Mediator.Send(new GetOverview());

        Assert.That(figures.Overdue, Is.Empty);
        Assert.That(figures.Plans, Is.Empty);
        Assert.That(figures.Steps, Is.Empty);
    }

    private async Task CloseAsync(string id)
    {
        var evidence = (await house.HandInAsync(id)).Id!.Value;
        await house.Mediator.Send(new ActionPlans.Evidence.AcceptEvidence(evidence, Installation.Reviewer));
    }
}
