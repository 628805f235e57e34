using ActionPlans.Evidence;
using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Runtime;

[TestFixture]
public sealed class SendOnceTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);

    [Test]
    public async Task Composing_again_and_again_tells_nobody_twice()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 3));
        await house.WorkAsync();
        var told = house.Count("SELECT count(*) FROM Ledger");

        house.Execute("UPDATE Notice SET State = 'pending'"); // as if a crash had lost that they were composed
        Assert.That(house.Get<Composer>().Compose(), Is.Zero);
        Assert.That(house.Get<Composer>().Compose(), Is.Zero);

        Assert.That(house.Count("SELECT count(*) FROM Ledger"), Is.EqualTo(told));
        Assert.That(house.Count("SELECT count(*) FROM Notice WHERE State = 'pending'"), Is.Zero);
        Assert.That(house.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Timer_that_was_fired_is_not_fired_again_by_a_second_worker()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 20) with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2012, 12, 1));
        house.SleepUntil(new DateOnly(2012, 12, 27));

        var workers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.WorkAsync)));

        Assert.That(workers.Sum(done => done.Timers), Is.EqualTo(20));
        Assert.That(house.Count("SELECT count(*) FROM Ledger WHERE Kind = 'reminder'"), Is.EqualTo(20));
        Assert.That(house.Messages.Count(message => message.Day == new DateOnly(2012, 12, 27)), Is.EqualTo(1));
    }

    [Test]
    public async Task Timer_that_races_with_the_acceptance_ends_in_silence_either_way()
    {
        using var house = Installation.At(Received, settings: new() { ["SustainedChecks:Months"] = "0" });
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 6) with { PlanWithin = null });
        await house.LiveUntilAsync(new DateOnly(2013, 1, 26));
        var evidence = new List<SubjectId>();
        for (var number = 1; number <= 6; number++)
            evidence.Add((await house.HandInAsync($"R{number}")).Id!.Value);
        house.SleepUntil(new DateOnly(2013, 1, 28), new TimeOnly(7, 0)); // all six are overdue at this moment

        await Task.WhenAll(evidence.Select(id => Task.Run(() => house.Mediator.Send(new AcceptEvidence(id, Installation.Reviewer)))).Append<Task>(Task.Run(house.WorkAsync)));
        await house.LiveUntilAsync(new DateOnly(2013, 6, 3));

        Assert.That(house.Rows<string>("SELECT DISTINCT Status FROM WorkflowInstance"), Is.EqualTo(new[] { "finished" }));
        Assert.That(house.Count("SELECT count(*) FROM WorkflowTimer"), Is.Zero);
        Assert.That(house.Count("SELECT count(*) FROM Ledger WHERE Kind IN ('overdue', 'escalation', 'chase')"), Is.Zero);
        Assert.That(house.Count("SELECT count(*) FROM Ledger WHERE Kind = 'evidence-accepted'"), Is.EqualTo(6));
    }
}
