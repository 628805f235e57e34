using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>Letters that come back: an administrator hears of it once, and somebody else is told.</summary>
[TestFixture]
public sealed class BounceTests
{
    private const string Lead = "lead.nhs-harrowdale@example.nhs.uk";
    private static readonly DateOnly Day = new(2012, 10, 29);
    private static readonly FictionalReport Report = FictionalReport.Asking("Within 3 months") with { PlanWithin = null };

    [Test]
    public async Task What_a_letter_that_came_back_said_goes_to_the_next_best_and_an_administrator_gets_a_task()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(Report);
        await house.WorkAsync();
        var bounced = house.Rows<string>("SELECT Id FROM Message").Single();

        Assert.That((await house.Mediator.Send(new RecordBounce(bounced, "550 no such user", "Sam Elder"))).IsAccepted);
        await house.WorkAsync();

        Assert.That(
            house.Messages.Select(message => $"{message.To.Split('@')[0]}: {string.Join(", ", message.Items)}"),
            Is.EquivalentTo(new[] { "lead.nhs-harrowdale: R1 assigned", "executive-lead.nhs-harrowdale: R1 assigned", "administrator.actionplans: T1 task-raised" }));
        Assert.That(await house.TasksAsync(), Is.EqualTo(new[] { $"mailbox-failed {Lead}" }));
        Assert.That((await house.Mediator.Send(new GetHealth())).Single(item => item.What == "tasks").Healthy, Is.False);
    }

    [Test]
    public async Task Nothing_is_routed_to_the_address_until_the_task_is_done()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(Report);
        await house.WorkAsync();
        await house.Mediator.Send(new RecordBounce(house.Rows<string>("SELECT Id FROM Message").Single(), "550 no such user", "Sam Elder"));

        await house.LiveUntilAsync(new DateOnly(2013, 1, 2));
        Assert.That(house.Messages.Where(message => message.Day > Day).Select(message => message.Role).Distinct(), Is.EqualTo(new[] { "executive-lead" }));

        Assert.That((await house.Mediator.Send(new FinishTask(SubjectId.Task(1), "Sam Elder"))).IsAccepted);
        Assert.That((await house.Mediator.Send(new FinishTask(SubjectId.Task(1), "Sam Elder"))).IsAccepted, Is.False);
        await house.LiveUntilAsync(new DateOnly(2013, 1, 15));
        Assert.That(house.Messages[^1].To, Is.EqualTo(Lead));
    }

    [Test]
    public async Task Administrator_whose_own_mailbox_fails_is_not_written_to_for_ever()
    {
        await using var server = new SmtpServer();
        for (var i = 0; i < 20; i++)
            server.Answer("RCPT", "550 5.1.1 No such user here");
        using var house = Installation.At(Day, settings: new()
        {
            ["Mailbox:SmtpHost"] = "127.0.0.1",
            ["Mailbox:SmtpPort"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mailbox:StartTls"] = "false",
            ["Mailbox:Attempts"] = "1",
            ["Mailbox:BreakAfter"] = "1000",
        });
        await house.ImportAsync(Report);

        for (var round = 0; round < 8; round++)
            await house.WorkAsync();

        Assert.That(house.Rows<string>("SELECT Recipient FROM Message ORDER BY Recipient"), Is.EqualTo(new[]
        {
            "administrator.actionplans@example.nhs.uk", "administrator.actionplans@example.nhs.uk", "executive-lead.nhs-harrowdale@example.nhs.uk", Lead,
        }));
        Assert.That(house.Rows<string>("SELECT DISTINCT State FROM Message"), Is.EqualTo(new[] { "failed" }));
        Assert.That(house.Count("SELECT count(*) FROM Notice WHERE State = 'pending'"), Is.Zero);
        Assert.That((await house.TasksAsync()).Count(task => task.StartsWith("mailbox-failed", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task Bounce_of_an_unknown_or_failed_message_changes_nothing()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(Report);
        await house.WorkAsync();
        var id = house.Rows<string>("SELECT Id FROM Message").Single();
        await house.Mediator.Send(new RecordBounce(id, "550", "Sam Elder"));

        Assert.That(() => house.Mediator.Send(new RecordBounce("none", "550", "Sam Elder")), Throws.TypeOf<RefusedException>());
        Assert.That((await house.Mediator.Send(new RecordBounce(id, "550", "Sam Elder"))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That(await house.TasksAsync(), Has.Count.EqualTo(1));
    }
}
