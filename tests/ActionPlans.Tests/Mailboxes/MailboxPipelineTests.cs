using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

[CancelAfter(60_000)] // a wait that never comes fails the test instead of holding up the run
internal sealed class MailboxPipelineTests
{
    private HandMovedClock clock = null!;
    private SmtpServer server = null!;
    private MailboxOptions options = null!;

    [SetUp]
    public void StartServer()
    {
        clock = new HandMovedClock(Sample.At);
        server = new SmtpServer();
        options = new MailboxOptions { SmtpHost = "localhost", SmtpPort = server.Port, StartTls = false };
    }

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    [Test]
    public async Task A_busy_server_is_asked_again_after_two_four_and_eight_seconds(CancellationToken cancellationToken)
    {
        server.Answer("RCPT", "450 4.2.1 Busy", times: 3);

        var delivery = MailboxPipeline.For(options, clock).DeliverAsync(Sample.Letter(), cancellationToken);
        foreach (var wait in new[] { 2, 4, 8 })
        {
            await PassAsync(TimeSpan.FromSeconds(wait), cancellationToken);
            Assert.That(server.Mails, Is.Empty);
        }

        await delivery;
        Assert.That(server.Mails, Has.Count.EqualTo(1));
        Assert.That(server.Connections, Is.EqualTo(4));
    }

    [Test]
    public async Task After_the_last_attempt_the_caller_gets_the_failure(CancellationToken cancellationToken)
    {
        server.Answer("RCPT", "450 4.2.1 Busy", times: 10);
        options.Attempts = 2;

        var delivery = MailboxPipeline.For(options, clock).DeliverAsync(Sample.Letter(), cancellationToken);
        await PassAsync(TimeSpan.FromSeconds(2), cancellationToken);

        Assert.That(async () => await delivery, Throws.TypeOf<MailboxException>().With.Property("Transient").True.And.Message.Contains("4.2.1 Busy"));
        Assert.That(server.Connections, Is.EqualTo(2));
    }

    [Test]
    public void A_refused_address_is_not_tried_again(CancellationToken cancellationToken)
    {
        server.Answer("RCPT", "550 5.1.1 No such user");

        Assert.That(
            async () => await MailboxPipeline.For(options, clock).DeliverAsync(Sample.Letter(), cancellationToken),
            Throws.TypeOf<MailboxException>().With.Property("Transient").False);
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task A_silent_server_is_given_up_when_the_time_is_over(CancellationToken cancellationToken)
    {
        server.FallSilent("DATA");
        options.Attempts = 1;

        var delivery = MailboxPipeline.For(options, clock).DeliverAsync(Sample.Letter(), cancellationToken);
        await server.SilenceAsync();
        clock.Advance(options.Timeout);

        Assert.That(
            async () => await delivery,
            Throws.TypeOf<MailboxException>().With.Property("Transient").True.And.Message.EqualTo("The mailbox did not answer within 30 seconds."));
    }

    [Test]
    public async Task A_mailbox_that_keeps_failing_is_left_alone_and_then_tried_again(CancellationToken cancellationToken)
    {
        server.Answer(SmtpServer.Greeting, "421 4.3.2 Shutting down", times: 5);
        (options.Attempts, options.BreakAfter) = (1, 5);
        var pipeline = MailboxPipeline.For(options, clock);
        for (var i = 0; i < 5; i++)
            Assert.That(async () => await pipeline.DeliverAsync(Sample.Letter(), cancellationToken), Throws.TypeOf<MailboxException>().With.Message.Contains("421").Or.Message.Contains("4.3.2"));

        Assert.That(
            async () => await pipeline.DeliverAsync(Sample.Letter(), cancellationToken),
            Throws.TypeOf<MailboxException>().With.Property("Transient").True.And.Message.StartsWith("Deliveries pause until 09:01:00 UTC, because the mailbox failed too often: The mail server"));
        Assert.That(server.Connections, Is.EqualTo(5), "nobody knocks during the pause");

        clock.Advance(options.BreakFor);
        await pipeline.DeliverAsync(Sample.Letter(), cancellationToken);
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Refused_addresses_do_not_stop_the_letters_of_others(CancellationToken cancellationToken)
    {
        server.Answer("RCPT", "550 5.1.1 No such user", times: 20);
        options.BreakAfter = 5;
        var pipeline = MailboxPipeline.For(options, clock);
        for (var i = 0; i < 20; i++)
            Assert.That(async () => await pipeline.DeliverAsync(Sample.Letter(), cancellationToken), Throws.TypeOf<MailboxException>());

        await pipeline.DeliverAsync(Sample.Letter(), cancellationToken);
        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancelling_ends_the_wait_between_attempts(CancellationToken cancellationToken)
    {
        server.Answer("RCPT", "450 4.2.1 Busy");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var delivery = MailboxPipeline.For(options, clock).DeliverAsync(Sample.Letter(), cancel.Token);
        await clock.WaitedForAsync(TimeSpan.FromSeconds(2)).WaitAsync(cancellationToken);
        await cancel.CancelAsync();

        Assert.That(async () => await delivery, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Without_a_host_letters_go_to_the_folder_and_nowhere_else(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("letters");
        try
        {
            await MailboxPipeline.For(new MailboxOptions { Folder = folder.FullName }, clock).DeliverAsync(Sample.Letter(), cancellationToken);

            Assert.That(folder.GetFiles("*.eml"), Has.Length.EqualTo(1));
            Assert.That(server.Connections, Is.Zero);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Wrong_options_are_refused_before_anything_is_sent()
    {
        options.Attempts = 0;

        Assert.That(() => MailboxPipeline.For(options, clock), Throws.TypeOf<MailboxException>().With.Message.EqualTo("Mailbox:Attempts must be between 1 and 10."));
    }

    private async Task PassAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await clock.WaitedForAsync(wait).WaitAsync(cancellationToken);
        clock.Advance(wait);
    }
}
