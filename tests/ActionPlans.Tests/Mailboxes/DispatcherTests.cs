using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>From the outbox to the folder or the mail server: at least once, under one Message-ID, and nothing that fails is lost.</summary>
[TestFixture]
public sealed class DispatcherTests
{
    private static readonly DateOnly Day = new(2012, 10, 29);

    /// <summary>Three leads are told of something.</summary>
    private static readonly FictionalReport Report = new()
    {
        Asks =
        [
            new Ask("Within 3 months", "name a deputy for the nurse.", "Harrowdale Hospitals NHS Trust"),
            new Ask("Within 3 months", "share one record.", "Fellside Community Health NHS Trust"),
        ],
    };

    [Test]
    public async Task Message_lies_in_the_folder_once_and_is_marked_sent()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(Report);

        var first = await house.WorkAsync();
        var second = await house.WorkAsync();

        Assert.That((first.Delivered, second.Delivered), Is.EqualTo((3, 0)));
        Assert.That(house.Messages.Select(message => message.To), Is.Unique.And.Exactly(3).Items);
        Assert.That(States(house), Is.EqualTo(new[] { "sent 1", "sent 1", "sent 1" }));
    }

    [Test]
    public async Task Process_that_died_between_delivering_and_marking_delivers_again_into_the_same_file()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(Report);
        await house.WorkAsync();
        var before = house.Messages;

        house.Execute("UPDATE Message SET State = 'pending', SentAt = NULL, NextAttemptAt = @now", new { now = house.Clock.GetUtcNow() });
        house.Restart();
        await house.WorkAsync();

        Assert.That(house.Messages.Select(message => message.Id), Is.EqualTo(before.Select(message => message.Id)));
        Assert.That(States(house), Has.All.StartWith("sent"));
    }

    [Test]
    public async Task Process_that_dies_in_the_middle_of_a_burst_leaves_the_rest_to_the_next()
    {
        await using var server = new SmtpServer();
        server.FallSilent(SmtpServer.EndOfData);
        using var house = Installation.At(Day, settings: Smtp(server));
        await house.ImportAsync(Report);
        using var power = new CancellationTokenSource();
        var working = house.Round.RunAsync(power.Token);
        await server.SilenceAsync();

        await power.CancelAsync();
        Assert.That(async () => await working, Throws.InstanceOf<OperationCanceledException>());
        house.Restart();
        Assert.That((await house.WorkAsync()).Delivered, Is.Zero, "they are still leased to the process that died");
        house.Clock.MoveTo(house.Clock.GetUtcNow().AddMinutes(6));
        await house.WorkAsync();

        Assert.That(server.Mails.Select(mail => mail.Recipients.Single()), Is.Unique.And.Exactly(3).Items);
        Assert.That(States(house), Is.EqualTo(new[] { "sent 1", "sent 1", "sent 1" }));
    }

    [Test]
    public async Task Server_that_is_busy_is_tried_again_later()
    {
        await using var server = new SmtpServer();
        server.Answer("RCPT", "451 4.3.0 Come back later", times: 3);
        using var house = Installation.At(Day, settings: Smtp(server));
        await house.ImportAsync(Report);

        Assert.That((await house.WorkAsync()).Delivered, Is.Zero);
        Assert.That(States(house), Is.EqualTo(new[] { "pending 1", "pending 1", "pending 1" }));
        Assert.That((await house.WorkAsync()).Delivered, Is.Zero, "not at once");
        Assert.That(house.Get<Dispatcher>().NextDue(), Is.EqualTo(house.Clock.GetUtcNow().AddMinutes(5)));
        house.Clock.MoveTo(house.Clock.GetUtcNow().AddMinutes(5));
        Assert.That((await house.WorkAsync()).Delivered, Is.EqualTo(3));

        Assert.That(server.Mails, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Address_that_the_server_refuses_is_visible_as_failed_and_holds_up_nobody()
    {
        await using var server = new SmtpServer();
        server.Answer("RCPT", "550 5.1.1 No such user here");
        using var house = Installation.At(Day, settings: Smtp(server));
        await house.ImportAsync(Report);

        Assert.That((await house.WorkAsync()).Delivered, Is.EqualTo(2));

        var failed = (await house.Mediator.Send(new ListMessages("failed", 10))).Single();
        Assert.That(failed.Error, Does.Contain("No such user here"));
        house.Clock.MoveTo(house.Clock.GetUtcNow().AddHours(3));
        Assert.That((await house.WorkAsync()).Delivered, Is.EqualTo(2), "the executive lead is told instead, and an administrator of the address");
        Assert.That(server.Mails.Select(mail => mail.Recipients.Single()), Has.None.EqualTo(failed.Recipient));
    }

    [Test]
    public async Task Failed_message_is_sent_again_when_somebody_asks_for_it()
    {
        await using var server = new SmtpServer();
        server.Answer("RCPT", "550 5.1.1 No such user here");
        using var house = Installation.At(Day, settings: Smtp(server));
        await house.ImportAsync(Report);
        await house.WorkAsync();
        var failed = (await house.Mediator.Send(new ListMessages("failed", 10))).Single();

        Assert.That(await house.Mediator.Send(new RetryMessages("some-other-message", Installation.Reviewer)), Is.Zero);
        Assert.That(await house.Mediator.Send(new RetryMessages(failed.Id, Installation.Reviewer)), Is.EqualTo(1));
        await house.WorkAsync();

        Assert.That(server.Mails.Select(mail => mail.Recipients.Single()), Has.Exactly(1).EqualTo(failed.Recipient));
        Assert.That(await house.Mediator.Send(new ListMessages("failed", 10)), Is.Empty);
    }

    [Test]
    public async Task Server_that_stays_busy_ends_in_a_visible_failure_that_keeps_the_message()
    {
        await using var server = new SmtpServer();
        server.Answer("MAIL", "421 4.3.2 Closing", times: 100);
        using var house = Installation.At(Day, settings: Smtp(server));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));

        for (var run = 0; run < 8; run++)
        {
            await house.WorkAsync();
            house.Clock.MoveTo(house.Get<Dispatcher>().NextDue() ?? house.Clock.GetUtcNow());
        }

        Assert.That(States(house), Has.One.EqualTo("failed 5"));
        Assert.That(await house.TasksAsync(), Is.EqualTo(new[] { "delivery-failed 127.0.0.1" }));
        Assert.That(await house.Mediator.Send(new RetryMessages(null, Installation.Reviewer)), Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_goes_out_at_night_though_it_waits()
    {
        using var house = Installation.At(Day, new TimeOnly(16, 59));
        await house.ImportAsync(Report);
        house.Get<Composer>().Compose();
        house.SleepUntil(Day, new TimeOnly(17, 0));

        Assert.That(await house.Get<Dispatcher>().DeliverAsync(CancellationToken.None), Is.Zero);
        Assert.That(house.Round.NextDue(), Is.EqualTo(new DateTimeOffset(2012, 10, 30, 9, 0, 0, TimeSpan.Zero)));
        house.SleepUntil(new DateOnly(2012, 10, 30), new TimeOnly(9, 0));

        Assert.That(await house.Get<Dispatcher>().DeliverAsync(CancellationToken.None), Is.EqualTo(3));
    }

    [Test]
    public async Task Folder_that_cannot_be_written_loses_nothing()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(Report);
        var folder = Path.Combine(house.Folder, "messages");
        File.WriteAllText(folder, "in the way");

        Assert.That((await house.WorkAsync()).Delivered, Is.Zero);
        File.Delete(folder);
        await house.Mediator.Send(new RetryMessages(null, Installation.Reviewer));
        house.Clock.MoveTo(house.Clock.GetUtcNow().AddHours(2));
        await house.WorkAsync();

        Assert.That(house.Messages.Select(message => message.Role), Is.EquivalentTo(new[] { "lead", "lead", "provider-lead", "administrator" }));
    }

    private static Dictionary<string, string?> Smtp(SmtpServer server) => new()
    {
        ["Mailbox:SmtpHost"] = "127.0.0.1",
        ["Mailbox:SmtpPort"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mailbox:StartTls"] = "false",
        ["Mailbox:Attempts"] = "1",
        ["Mailbox:Timeout"] = "00:00:02",
        ["Mailbox:BreakAfter"] = "1000",
    };

    private static IReadOnlyList<string> States(Installation house) => house.Rows<string>("SELECT State || ' ' || Attempts FROM Message ORDER BY Id");
}
