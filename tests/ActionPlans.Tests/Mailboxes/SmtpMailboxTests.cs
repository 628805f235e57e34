using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

internal sealed class SmtpMailboxTests
{
    [Test]
    public async Task A_letter_arrives_with_the_headers_and_words_that_it_has_in_the_folder()
    {
        await using var server = new SmtpServer();
        var letter = Sample.Letter(Sample.Overdue, Sample.Reminder with { Text = "Größe 👩‍👧\r\n.\r\nFrom <b>here</b>" }) with
        {
            Subject = "Überfällig 👩‍👧 and a subject that goes on for so long that it has to be folded over several lines",
            Attachments = [new LetterAttachment("plan.csv", "text/csv", "a,b\r\n"u8.ToArray())],
        };

        await Deliver(server, letter);

        var received = server.Mails.Single();
        var mail = ParsedMail.Parse(received.Data);
        var file = ParsedMail.Parse(Eml.Write(letter));
        Assert.That(received.Sender, Is.EqualTo("actionplans@example.nhs.uk"));
        Assert.That(received.Recipients, Is.EqualTo(new[] { "safeguarding.lead@example.nhs.uk" }));
        foreach (var header in file.HeaderNames.Where(name => name is not ("From" or "To" or "Date" or "Content-Type")))
            Assert.That(mail[header], Is.EqualTo(file[header]), header);
        foreach (var type in new[] { "text/plain", "text/html" })
            Assert.That(mail.Part(type).Words.Trim(), Is.EqualTo(file.Part(type).Words.Trim()));
        Assert.That(mail.Part("text/csv").Content, Is.EqualTo("a,b\r\n"u8.ToArray()));
    }

    [TestCase("RCPT", "450 4.2.1 Mailbox busy", true)]
    [TestCase("RCPT", "550 5.1.1 No such user", false)]
    [TestCase("MAIL", "451 4.3.0 Try again later", true)]
    [TestCase("MAIL", "421 4.3.2 Shutting down", true)]
    [TestCase(SmtpServer.Greeting, "421 4.3.2 Too many connections", true)]
    [TestCase(SmtpServer.Greeting, "554 5.3.2 Not for you", false)]
    [TestCase("DATA", "452 4.3.1 Disk full", true)]
    [TestCase(SmtpServer.EndOfData, "554 5.6.0 We do not like it", false)]
    [TestCase(SmtpServer.EndOfData, "451 4.3.0 Try again later", true)]
    public async Task What_the_server_answers_decides_whether_another_try_may_help(string command, string reply, bool transient)
    {
        await using var server = new SmtpServer().Answer(command, reply, times: 2);

        var failure = await Failure(server);

        Assert.That(failure.Transient, Is.EqualTo(transient), failure.Message);
        Assert.That(failure.Message, Does.Contain($"localhost:{server.Port}").And.Not.Contains("\n"));
        Assert.That(server.Mails, Is.Empty);
    }

    [TestCase(SmtpServer.Greeting)]
    [TestCase("EHLO")]
    [TestCase("MAIL")]
    [TestCase("DATA")]
    [TestCase(SmtpServer.EndOfData)]
    public async Task A_server_that_hangs_up_is_worth_another_try(string command)
    {
        await using var server = new SmtpServer().HangUp(command, times: 2);

        Assert.That((await Failure(server)).Transient);
    }

    [Test]
    public async Task A_server_that_is_not_there_is_worth_another_try()
    {
        var server = new SmtpServer();
        var options = Options(server);
        await server.DisposeAsync();

        var failure = Assert.ThrowsAsync<MailboxException>(() => new SmtpMailbox(options).DeliverAsync(Sample.Letter(), CancellationToken.None));

        Assert.That(failure!.Transient);
        Assert.That(failure.Message, Does.Contain("could not be reached"));
    }

    [Test]
    public async Task Cancelling_ends_the_wait_for_a_silent_server()
    {
        await using var server = new SmtpServer().FallSilent("MAIL");
        using var cancel = new CancellationTokenSource();

        var delivery = new SmtpMailbox(Options(server)).DeliverAsync(Sample.Letter(), cancel.Token);
        await server.SilenceAsync();
        await cancel.CancelAsync();

        Assert.That(async () => await delivery, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task User_and_password_open_the_door()
    {
        await using var server = new SmtpServer().RequireLogin("plans", "correct horse");

        var options = Options(server);
        (options.SmtpUser, options.SmtpPassword) = ("plans", "correct horse");
        await new SmtpMailbox(options).DeliverAsync(Sample.Letter(), CancellationToken.None);

        Assert.That(server.Mails, Has.Count.EqualTo(1));
    }

    [TestCase("plans", "wrong horse")]
    [TestCase(null, null)]
    public async Task A_wrong_or_missing_login_fails_for_good_without_naming_the_password(string? user, string? password)
    {
        await using var server = new SmtpServer().RequireLogin("plans", "correct horse");

        var failure = await Failure(server, options => (options.SmtpUser, options.SmtpPassword) = (user, password));

        Assert.That(failure.Transient, Is.False);
        Assert.That(failure.Message, Does.Contain("Mailbox:SmtpPassword"));
        Assert.That(failure.ToString(), Does.Not.Contain("horse"));
    }

    [Test]
    public async Task A_server_without_TLS_gets_neither_password_nor_letter()
    {
        await using var server = new SmtpServer().RequireLogin("plans", "correct horse");

        var failure = await Failure(server, options => (options.StartTls, options.SmtpUser, options.SmtpPassword) = (true, "plans", "correct horse"));

        Assert.That(failure.Transient, Is.False);
        Assert.That(failure.Message, Does.Contain("Mailbox:StartTls"));
        Assert.That(server.SawLoginInTheClear, Is.False);
        Assert.That(server.Mails, Is.Empty);
    }

    [Test]
    public async Task A_certificate_that_nobody_trusts_is_refused()
    {
        await using var server = new SmtpServer().OfferTls();

        var failure = await Failure(server, options => options.StartTls = true);

        Assert.That(failure.Transient, Is.False);
        Assert.That(failure.Message, Does.Contain("certificate"));
        Assert.That(server.Mails, Is.Empty);
    }

    [Test]
    public async Task A_bad_address_does_not_even_reach_the_server()
    {
        await using var server = new SmtpServer();

        Assert.That(
            async () => await Deliver(server, Sample.Letter() with { To = "a@example.org>\r\nRCPT TO:<b@example.org" }),
            Throws.TypeOf<MailboxException>().With.Property("Transient").False);
        Assert.That(server.Connections, Is.Zero);
    }

    [Test]
    public async Task Letters_can_go_out_side_by_side()
    {
        await using var server = new SmtpServer();
        var mailbox = new SmtpMailbox(Options(server));

        // As many at a time as the dispatcher sends: SmtpClient says goodbye synchronously, and this process is the server too.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 50), new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, cancellationToken) => await mailbox.DeliverAsync(Sample.Letter() with { Id = $"l{i}" }, cancellationToken));

        Assert.That(server.Mails.Select(mail => ParsedMail.Parse(mail.Data)["Message-ID"]), Is.Unique.And.Exactly(50).Items);
    }

    private static Task Deliver(SmtpServer server, Letter letter) => new SmtpMailbox(Options(server)).DeliverAsync(letter, CancellationToken.None);

    private static async Task<MailboxException> Failure(SmtpServer server, Action<MailboxOptions>? configure = null)
    {
        var options = Options(server);
        configure?.Invoke(options);
        try
        {
            await new SmtpMailbox(options).DeliverAsync(Sample.Letter(), CancellationToken.None);
        }
        catch (MailboxException e)
        {
            return e;
        }

        throw new AssertionException("The letter went through.");
    }

    private static MailboxOptions Options(SmtpServer server) => new() { SmtpHost = "localhost", SmtpPort = server.Port, StartTls = false };
}
