using System.Text;
using System.Text.Json;
using ActionPlans.Boards;
using ActionPlans.Checks;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Links;
using ActionPlans.Mailboxes;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Past;

/// <summary>Whatever is asked about a day that has passed is answered as it would have been on that evening.</summary>
[TestFixture]
public sealed class AsOfTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly SubjectId R2 = SubjectId.Recommendation(2);
    private static readonly SubjectId P1 = SubjectId.Plan(1);

    private Installation house = null!;

    [SetUp]
    public void Open() => house = Installation.At(Received, settings: new() { ["SustainedChecks:Months"] = "6" });

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Every_evening_of_a_life_is_shown_later_as_it_was()
    {
        await house.ImportAsync(new FictionalReport { Asks = [new Ask("Within 3 months", "name a deputy for the nurse.", FictionalReport.Trust), new Ask("Within 3 months", "tell every carer.")] });
        await LiveAndLookBackAsync(Life(), new DateOnly(2014, 6, 1), "R1", "R2", "P1");
    }

    [Test]
    public async Task Every_evening_of_a_boards_life_is_shown_later_as_it_was()
    {
        var report = new FictionalBoardReport([new("Train all schools.", "Jan 13"), new("Report each quarter.", "quarterly", "ELFT Named Nurse"), new("Agree a form.", "TBC", "")])
        {
            Risks = [("Figures come late.", "Low", "An analyst."), ("Nobody chairs.", "High", "A deputy.")],
        };
        await house.Mediator.Send(new ImportReport("board.txt", report.ToBytes(), Received, Installation.Lead));

        await LiveAndLookBackAsync(LifeOfABoard(), new DateOnly(2013, 12, 1), "P1", "A1", "A2", "A3", "K1", "K2");
    }

    private async Task LiveAndLookBackAsync(IEnumerable<(DateOnly On, Func<Task<Decision>> Deed)> life, DateOnly until, params string[] subjects)
    {
        var evenings = new Dictionary<DateOnly, string>();
        foreach (var (on, deed) in life)
        {
            await EveningsUntilAsync(on, evenings, subjects);
            await house.LiveUntilAsync(on, new TimeOnly(11, 0));
            var decision = await deed();
            Assert.That(decision.Reason, Is.Null, $"{on:yyyy-MM-dd}");
        }

        await EveningsUntilAsync(until, evenings, subjects);

        Assert.That(evenings, Has.Count.GreaterThan(15));
        Assert.Multiple(async () =>
        {
            foreach (var (day, seen) in evenings)
                Assert.That(await SeenAsync(day, subjects), Is.EqualTo(seen), $"{day:yyyy-MM-dd}");
        });
    }

    [Test]
    public async Task Day_to_come_and_day_before_the_import_are_refused_in_one_line()
    {
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));

        Assert.That(() => house.Mediator.Send(new ShowSubject(R1, Received.AddDays(1))), Throws.TypeOf<RefusedException>().With.Message.Contains("is to come"));
        Assert.That(() => house.Mediator.Send(new ShowSubject(R1, Received.AddDays(-1))), Throws.TypeOf<RefusedException>().With.Message.Contains("imported later"));
        Assert.That(() => house.Mediator.Send(new GetStatus(AsOf: Received.AddDays(-1))), Throws.TypeOf<RefusedException>());
    }

    private IEnumerable<(DateOnly On, Func<Task<Decision>> Deed)> Life()
    {
        SubjectId evidence = default;
        yield return (new(2012, 11, 20), () => Send(new SubmitPlan(P1, Installation.Lead)));
        yield return (new(2012, 11, 27), () => Send(new ReturnPlan(P1, "Who leads is missing.", null, Installation.Reviewer)));
        yield return (new(2012, 12, 4), () => Send(new SubmitPlan(P1, Installation.Lead)));
        yield return (new(2012, 12, 11), () => Send(new AcceptPlan(P1, Installation.Reviewer)));
        yield return (new(2012, 12, 20), () => Send(new SayDone(R1, new(2012, 12, 19), "Every team is trained.", null, Installation.Lead)));
        yield return (new(2013, 1, 8), () => HandInAsync("R1", FictionalReport.Commissioner));
        yield return (new(2013, 1, 15), () => Send(new AcceptEvidence(evidence, Installation.Reviewer)));
        yield return (new(2013, 1, 16), () => Send(new OverrideRag(R2, RagColour.White, "R1 comes first.", new(2013, 3, 1), Installation.Lead) { DependsOn = "R1" }));
        yield return (new(2013, 1, 22), () => Send(new AskExtension(R2, new(2013, 3, 28), "The nurse left.", "A bank nurse covers.", Installation.Lead)));
        yield return (new(2013, 1, 25), () => Send(new GrantExtension(R2, null, Installation.Reviewer)));
        yield return (new(2013, 1, 31), () => Send(new ClearRag(R2, "The council has answered.", Installation.Lead)));
        yield return (new(2013, 2, 20), () => HandInAsync("R1", FictionalReport.Trust));
        yield return (new(2013, 2, 25), () => Send(new RejectEvidence(evidence, "It names nobody.", Installation.Reviewer)));
        yield return (new(2013, 3, 4), () => HandInAsync("R1", FictionalReport.Trust));
        yield return (new(2013, 3, 6), () => Send(new AcceptEvidence(evidence, Installation.Reviewer)));
        yield return (new(2013, 3, 19), () => Send(new SayDone(R2, new(2013, 3, 19), null, null, Installation.Lead)));
        yield return (new(2013, 3, 21), () => Send(new TakeBackDone(R2, "One team is missing.", null, Installation.Lead)));
        yield return (new(2013, 3, 25), () => Send(new SayDone(R2, new(2013, 3, 22), null, null, Installation.Lead)));
        yield return (new(2013, 3, 26), () => HandInAsync("R2", null));
        yield return (new(2013, 3, 27), () => SupersedeAsync());
        yield return (new(2013, 4, 3), () => Send(new AcceptEvidence(evidence, Installation.Reviewer)));
        yield return (new(2013, 9, 10), () => Send(new FailCheck(SubjectId.SustainedCheck(1), "Two teams have stopped.", new(2013, 11, 29), Installation.Reviewer)));
        yield return (new(2013, 12, 10), () => HandInAsync("R1", null));
        yield return (new(2013, 12, 17), () => Send(new AcceptEvidence(evidence, Installation.Reviewer)));

        Task<Decision> Send(MediatR.IRequest<Decision> request) => house.Mediator.Send(request);

        async Task<Decision> HandInAsync(string subject, string? body)
        {
            var added = await house.Mediator.Send(
                new AddEvidence(SubjectId.Parse(subject, "R"), null, Encoding.UTF8.GetBytes($"The audit of {house.Today:MMMM} shows it."), null, Installation.Lead) { Body = body });
            evidence = added.Id ?? evidence;
            return added.Decision;
        }

        async Task<Decision> SupersedeAsync()
        {
            var added = await house.Mediator.Send(new SupersedeEvidence(evidence, null, Encoding.UTF8.GetBytes("The audit with all teams."), null, "One team was missing.", Installation.Lead));
            evidence = added.Id ?? evidence;
            return added.Decision;
        }
    }

    private IEnumerable<(DateOnly On, Func<Task<Decision>> Deed)> LifeOfABoard()
    {
        SubjectId a1 = SubjectId.Action(1), a2 = SubjectId.Action(2), a3 = SubjectId.Action(3), k1 = SubjectId.Risk(1), k2 = SubjectId.Risk(2);
        yield return (new(2012, 12, 3), () => Send(new ProposeTarget(a3, "31 March 2013", "The form goes to the board in March.", Installation.Lead)));
        yield return (new(2012, 12, 10), () => Send(new AgreeTarget(a3, Installation.Reviewer)));
        yield return (new(2013, 1, 9), () => Send(new AssignAction(a1, "Training Group", "East London NHS Foundation Trust", Installation.Lead)));
        yield return (new(2013, 1, 25), () => Send(new FinishAction(a2, "Reported.", null, ForGood: false, Installation.Lead)));
        yield return (new(2013, 1, 28), () => Send(new RecordReview(k1, "It is worse.", RiskImpact.High, new(2013, 4, 9), "A second analyst.", Installation.Lead)));
        yield return (new(2013, 2, 11), () => Send(new FinishAction(a1, "All have been.", new(2013, 2, 8), ForGood: false, Installation.Lead)));
        yield return (new(2013, 2, 18), () => Send(new ReopenAction(a1, "Two were left out.", Installation.Reviewer)));
        yield return (new(2013, 3, 5), () => Send(new AssignRisk(k2, "C Chair", null, Installation.Lead)));
        yield return (new(2013, 4, 23), () => Send(new FinishAction(a2, "Reported again.", null, ForGood: false, Installation.Lead)));
        yield return (new(2013, 5, 14), () => Send(new CloseRisk(k2, "There is a chair.", Installation.Lead)));
        yield return (new(2013, 6, 4), () => Send(new FinishAction(a3, "The form is agreed.", null, ForGood: false, Installation.Lead)));
        yield return (new(2013, 7, 2), () => Send(new WithdrawAction(a1, "The schools have merged.", Installation.Lead)));
        yield return (new(2013, 9, 3), () => Send(new FinishAction(a2, "The service has closed.", null, ForGood: true, Installation.Lead)));

        Task<Decision> Send(MediatR.IRequest<Decision> request) => house.Mediator.Send(request);
    }

    /// <summary>Looks at the last moment of every fortieth day, and of the days before and after each deed.</summary>
    private async Task EveningsUntilAsync(DateOnly on, Dictionary<DateOnly, string> evenings, string[] subjects)
    {
        for (var day = house.Today; day < on; day = day.AddDays(1))
        {
            if (day.AddDays(1) != on && day != house.Today && day.DayNumber % 40 != 0)
                continue;
            await house.LiveUntilAsync(day, new TimeOnly(23, 59, 59, 999));
            evenings[day] = await SeenAsync(null, subjects);
        }
    }

    /// <summary>Everything that can be asked, without what lies ahead: how that stood is not kept.</summary>
    private async Task<string> SeenAsync(DateOnly? asOf, string[] subjects)
    {
        var seen = new StringBuilder();
        foreach (var subject in subjects)
        {
            var details = await house.Mediator.Send(new ShowSubject(SubjectId.Parse(subject, SubjectId.Tracked), asOf));
            seen.AppendLine(JsonSerializer.Serialize(details with
            {
                NextStep = null,
                Checks = [.. details.Checks.Select(check => check with { Version = 0 })],
                Extensions = [.. details.Extensions.Select(extension => extension with { Version = 0 })],
            }));
        }

        var status = await house.Mediator.Send(new GetStatus(AsOf: asOf));
        seen.AppendLine(JsonSerializer.Serialize(status with { NextTimer = null }));
        seen.AppendLine(JsonSerializer.Serialize(await house.Mediator.Send(new ListOverdue(asOf))));
        seen.AppendLine(JsonSerializer.Serialize(await house.Mediator.Send(new ListActions(null, asOf))));
        seen.AppendLine(JsonSerializer.Serialize(await house.Mediator.Send(new ListRisks(null, WithClosed: true, asOf))));
        seen.AppendLine(JsonSerializer.Serialize(await house.Mediator.Send(new ListMessages(null, 1000, asOf))));
        return seen.ToString();
    }
}
