using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

internal sealed class MailboxOptionsTests
{
    [Test]
    public void Defaults_are_valid_and_send_nothing_to_anyone()
    {
        var options = new MailboxOptions();

        Assert.That(options.Problems(), Is.Empty);
        Assert.That(options.SmtpHost, Is.Null);
        Assert.That(options.Sender, Does.EndWith("@example.nhs.uk"));
    }

    [Test]
    public void A_password_never_travels_unprotected()
    {
        var options = new MailboxOptions { SmtpHost = "mail.example.org", SmtpUser = "u", SmtpPassword = "secret", StartTls = false };

        Assert.That(options.Problems(), Has.One.Contains("Mailbox:StartTls").And.None.Contains("secret"));
        options.StartTls = true;
        Assert.That(options.Problems(), Is.Empty);
    }

    [Test]
    public void Each_mistake_is_named()
    {
        Assert.That(new MailboxOptions { Folder = "" }.Problems(), Has.One.Contains("Mailbox:Folder"));
        Assert.That(new MailboxOptions { Sender = "a b" }.Problems(), Has.One.Contains("Mailbox:Sender 'a b'"));
        Assert.That(new MailboxOptions { SmtpPort = 0 }.Problems(), Has.One.Contains("between 1 and 65535"));
        Assert.That(new MailboxOptions { SmtpHost = "mail.example.org", SmtpPort = 465 }.Problems(), Has.One.Contains("use 587"));
        Assert.That(new MailboxOptions { SmtpHost = "no host\r\n" }.Problems(), Has.One.Contains("Mailbox:SmtpHost"));
        Assert.That(new MailboxOptions { SmtpUser = "u" }.Problems(), Has.One.Contains("belong together"));
        Assert.That(new MailboxOptions { Timeout = TimeSpan.Zero }.Problems(), Has.One.Contains("between 00:00:01 and 00:05:00"));
    }
}
