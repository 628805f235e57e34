using System.Globalization;
using ActionPlans.Evidence;
using ActionPlans.Plans;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Scenarios;

/// <summary>
/// Whole lives, from the report to closure: who hears what on which day. Each calendar has been read and approved, and is kept in Approved.
/// </summary>
[TestFixture]
public sealed class StoriesTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId P1 = SubjectId.Plan(1);
    private static readonly TimeOnly Eleven = new(11, 0);
    private static readonly FictionalReport Report = FictionalReport.Asking("Within 3 months");

    [Test]
    public async Task On_time()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);
        await house.LiveUntilAsync(new DateOnly(2012, 11, 19), Eleven);
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 3), Eleven);
        await house.Mediator.Send(new AcceptPlan(P1, Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 15), Eleven);
        await house.HandInAsync("R1");
        await house.LiveUntilAsync(new DateOnly(2013, 1, 22), Eleven);
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));

        await EndsAs(house, "on-time", "closed");
    }

    [Test]
    public async Task Late_lead()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2013, 4, 22), Eleven);
        await house.HandInAsync("R1");
        await house.LiveUntilAsync(new DateOnly(2013, 4, 29), Eleven);
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));

        await EndsAs(house, "late-lead", "closed");
    }

    [Test]
    public async Task Plan_late()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);
        await house.LiveUntilAsync(new DateOnly(2012, 12, 12), Eleven);
        await house.Mediator.Send(new SubmitPlan(P1, Installation.Lead));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 20), Eleven);
        await house.Mediator.Send(new AcceptPlan(P1, Installation.Reviewer));

        await EndsAs(house, "plan-late", "open", until: new DateOnly(2012, 12, 27));
    }

    [Test]
    public async Task Returned_twice()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report with { PlanWithin = null });
        foreach (var (round, day) in new[] { new DateOnly(2013, 1, 10), new DateOnly(2013, 1, 23), new DateOnly(2013, 2, 5) }.Index())
        {
            await house.LiveUntilAsync(day, Eleven);
            var evidence = (await house.HandInAsync("R1")).Id!.Value;
            await house.LiveUntilAsync(day.AddDays(6), Eleven);
            if (round < 2)
                await house.Mediator.Send(new RejectEvidence(evidence, "It does not show since when.", Installation.Reviewer));
            else
                await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Reviewer));
        }

        await EndsAs(house, "returned-twice", "closed");
    }

    [Test]
    public async Task No_timescale()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(new FictionalReport { Asks = [new Ask(null, "health plans carry dates.")], PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2013, 9, 2), Eleven);
        await house.HandInAsync("R1");
        await house.LiveUntilAsync(new DateOnly(2013, 9, 9), Eleven);
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));

        await EndsAs(house, "no-timescale", "closed");
    }

    [Test]
    public async Task Three_weeks_of_downtime_over_Christmas()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report with { PlanWithin = "45 working days of receipt of this report" });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 21), new TimeOnly(17, 30));
        house.SleepUntil(new DateOnly(2013, 1, 11), new TimeOnly(17, 30)); // back up on a Friday evening
        house.Restart();

        await EndsAs(house, "downtime-over-christmas", "open", until: new DateOnly(2013, 2, 9));
    }

    [Test]
    public async Task Clocks_go_back()
    {
        using var house = Installation.At(new DateOnly(2012, 10, 19));
        await house.ImportAsync(Report with
        {
            InspectedFrom = new DateOnly(2012, 7, 2), InspectedTo = new DateOnly(2012, 7, 13), Published = new DateOnly(2012, 7, 29), PlanWithin = "6 working days of receipt of this report",
        });

        await EndsAs(house, "clocks-go-back", "open", until: new DateOnly(2012, 11, 3));
    }

    /// <summary>Lives on (not as long as to the check whether it has lasted), with nobody doing anything more, and compares the calendar.</summary>
    private static async Task EndsAs(Installation house, string name, string state, DateOnly? until = null)
    {
        await house.LiveUntilAsync(until ?? house.Today.AddMonths(4));

        Assert.That((await house.ShowAsync("R1")).State, Is.EqualTo(state));
        Approved.Check(name, Calendar(house));
    }

    private static IEnumerable<string> Calendar(Installation house) => house.Messages.Select(message => string.Create(
        CultureInfo.InvariantCulture,
        $"{message.At:yyyy-MM-dd ddd HH:mm zzz}  {message.To.Split('@')[0],-45}  {string.Join(", ", message.Items.Select(item => $"{item} ({item.Step.Split('@', '#')[0]})"))}"));
}
