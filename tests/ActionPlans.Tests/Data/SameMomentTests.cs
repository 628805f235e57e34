using ActionPlans.Boards;
using ActionPlans.Checks;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.People;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;
using MediatR;

namespace ActionPlans.Tests.Data;

/// <summary>Two people decide at the same moment, each on a connection of their own: one wins, the other reads in one line why not, and it happened once.</summary>
[TestFixture]
public sealed class SameMomentTests
{
    /// <summary>Often enough that each of the two wins now and then.</summary>
    private const int Times = 6;

    private static readonly DateOnly Day = new(2012, 10, 29);

    [Test]
    public async Task An_extension_is_answered_once()
    {
        using var house = await AskingAsync("Within 3 months");
        foreach (var id in All(SubjectId.Recommendation))
        {
            await house.Mediator.Send(new AskExtension(id, new DateOnly(2013, 3, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead));

            await OneWinsAsync(house, new GrantExtension(id, null, "the first"), new RefuseExtension(id, "Too late.", "the second"));

            Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = @it AND Kind IN ('ExtensionGranted', 'ExtensionRefused')", new { it = $"{id}" }), Is.EqualTo(1));
            Assert.That(
                house.Count("SELECT count(*) FROM EarlierDeadline WHERE Subject = @it", new { it = $"{id}" }),
                Is.EqualTo(house.Count("SELECT count(*) FROM Extension WHERE RecommendationId = @Number AND State = 'granted'", new { id.Number })));
        }
    }

    [Test]
    public async Task An_extension_is_asked_for_once()
    {
        using var house = await AskingAsync("Within 3 months");
        foreach (var id in All(SubjectId.Recommendation))
        {
            await OneWinsAsync(
                house, new AskExtension(id, new DateOnly(2013, 3, 28), "The nurse left.", "A bank nurse covers.", "the first"),
                new AskExtension(id, new DateOnly(2013, 4, 30), "The nurse left.", "A bank nurse covers.", "the second"));

            Assert.That(house.Count("SELECT count(*) FROM Extension WHERE RecommendationId = @Number", new { id.Number }), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_proposed_deadline_is_decided_once()
    {
        using var house = await AskingAsync("Immediate");
        house.SleepUntil(Day, new TimeOnly(11, 0));
        await house.Mediator.Send(new CorrectReceipt(1, new DateOnly(2012, 10, 26), "The stamp says so.", Installation.Reviewer));
        var proposals = await house.Mediator.Send(new ListProposals());
        Assert.That(proposals, Has.Count.EqualTo(Times));
        foreach (var proposal in proposals)
        {
            await OneWinsAsync(house, new AcceptProposal(proposal.Id, "the first"), new RejectProposal(proposal.Id, "The stamp is wrong.", "the second"));

            Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = @it AND Kind IN ('DeadlineCorrected', 'DeadlineKept')", new { it = proposal.Subject }), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_plan_is_decided_about_once()
    {
        for (var time = 0; time < Times / 2; time++)
        {
            using var house = Installation.At(Day);
            await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
            await house.AgreeAsync("R1");
            Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));

            await OneWinsAsync(house, new AcceptPlan(PlanWriter.P1, "the first"), new ReturnPlan(PlanWriter.P1, "Name the nurse.", null, "the second"));

            Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = 'P1' AND Kind IN ('PlanAccepted', 'PlanReturned')"), Is.EqualTo(1));
            Assert.That(house.Rows<string>("SELECT State FROM PlanVersion"), Is.EqualTo(house.Rows<string>("SELECT State FROM ActionPlan")));
        }
    }

    [Test]
    public async Task A_sustained_check_is_passed_or_failed_and_not_both()
    {
        using var house = await AskingAsync("Within 3 months");
        foreach (var id in All(SubjectId.Recommendation))
        {
            var evidence = (await house.HandInAsync($"{id}")).Id!.Value;
            await house.Mediator.Send(new AcceptEvidence(evidence, Installation.Reviewer));
        }

        house.SleepUntil(new DateOnly(2013, 4, 30), new TimeOnly(11, 0));
        foreach (var check in All(SubjectId.SustainedCheck))
        {
            var still = (await house.Mediator.Send(new AddEvidence(check, null, "Still done."u8.ToArray(), null, Installation.Lead))).Id!.Value;

            await OneWinsAsync(house, new AcceptEvidence(still, "the first"), new FailCheck(check, "Two teams have stopped.", new DateOnly(2013, 9, 27), "the second"));

            var state = house.Rows<string>("SELECT s.State || ' ' || r.State FROM SustainedCheck s JOIN Recommendation r ON r.Id = s.RecommendationId WHERE s.Id = @Number", new { check.Number }).Single();
            Assert.That(state, Is.EqualTo("passed closed").Or.EqualTo("failed open"));
        }
    }

    [Test]
    public async Task An_action_is_done_once_or_withdrawn()
    {
        using var house = Installation.At(new DateOnly(2013, 7, 1));
        var rows = Enumerable.Range(1, Times).Select(number => new FictionalRow($"Train school number {number}.", "Jan 14")).ToArray();
        await house.Mediator.Send(new ImportReport("board.txt", new FictionalBoardReport(rows).ToBytes(), house.Today, Installation.Lead));
        foreach (var action in All(SubjectId.Action))
        {
            await OneWinsAsync(house, new FinishAction(action, "Trained.", null, ForGood: false, "the first"), new WithdrawAction(action, "The school has closed.", "the second"));

            Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = @it AND Kind IN ('ActionDone', 'Withdrawn')", new { it = $"{action}" }), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task It_is_said_to_be_done_once()
    {
        using var house = await AskingAsync("Within 3 months");
        foreach (var id in All(SubjectId.Recommendation))
        {
            await OneWinsAsync(house, new SayDone(id, Day, null, null, "the first"), new SayDone(id, Day, null, null, "the second"));

            Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Subject = @it AND Kind = 'SaidDone'", new { it = $"{id}" }), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_task_is_done_once()
    {
        using var house = await AskingAsync("Within 3 months");
        for (var number = 1; number <= Times; number++)
            house.Execute(
                "INSERT INTO AdministratorTask (Id, Kind, Subject, Text, RaisedAt, Version) VALUES (@number, 'unreachable', 'lead@' || @number, 'Nobody.', 0, 1)", new { number });
        foreach (var task in All(SubjectId.Task))
            await OneWinsAsync(house, new FinishTask(task, "the first"), new FinishTask(task, "the second"));
    }

    private static IEnumerable<SubjectId> All(Func<long, SubjectId> kind) => Enumerable.Range(1, Times).Select(number => kind(number));

    private static async Task<Installation> AskingAsync(string timescale)
    {
        var house = Installation.At(Day);
        await house.ImportAsync(FictionalReport.AskingMuch(timescale, Times) with { PlanWithin = null });
        await house.WorkAsync();
        return house;
    }

    private static async Task OneWinsAsync(Installation house, IRequest<Decision> first, IRequest<Decision> second)
    {
        using var together = new Barrier(2);
        var decisions = await Task.WhenAll(Task.Run(() => Decide(first)), Task.Run(() => Decide(second)));

        Assert.That(decisions.Count(decision => decision.IsAccepted), Is.EqualTo(1), string.Join(" / ", decisions.Select(decision => decision.Reason)));
        var loser = decisions.Single(decision => !decision.IsAccepted);
        Assert.That(loser.Reason, Has.Length.InRange(10, 200).And.Not.Contains("\n").And.Not.Contains("Exception"));

        Task<Decision> Decide(IRequest<Decision> request)
        {
            together.SignalAndWait();
            return house.Mediator.Send(request);
        }
    }
}
