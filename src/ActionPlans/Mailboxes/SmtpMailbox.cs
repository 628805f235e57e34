using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Hands letters to a mail server. A connection for each letter: it keeps the mailbox free of state, so several letters may be delivered
/// at the same time.
/// </summary>
public sealed class SmtpMailbox(MailboxOptions options) : IMailbox
{
    /// <summary>
    /// The pipeline's time limit comes first, so that running out of time is always told in its words. SmtpClient's own limit is what remains
    /// where it does not listen to the token (the answer to the end of the message, the farewell): at its default, a worker that is asked to
    /// stop would hang for 100 seconds.
    /// </summary>
    private static readonly TimeSpan AfterThePipeline = TimeSpan.FromSeconds(1);

    private readonly string server = $"{options.SmtpHost}:{options.SmtpPort}";

    public async Task DeliverAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var message = SmtpMessage.Of(letter);
        using var client = new SmtpClient(options.SmtpHost, options.SmtpPort)
        {
            EnableSsl = options.StartTls,
            UseDefaultCredentials = false,
            Timeout = (int)(options.Timeout + AfterThePipeline).TotalMilliseconds,
            Credentials = string.IsNullOrEmpty(options.SmtpUser) ? null : new NetworkCredential(options.SmtpUser, options.SmtpPassword),
        };
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is SmtpException or IOException or SocketException or AuthenticationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Explain(e, letter);
        }
    }

    private MailboxException Explain(Exception e, Letter letter)
    {
        var status = (e as SmtpException)?.StatusCode ?? SmtpStatusCode.GeneralFailure;
        var cause = Root(e);
        var said = PlainText.Cut(PlainText.OneLine(cause.Message), 300);
        return (int)status switch
        {
            >= 400 and < 500 => new($"The mail server {server} cannot take the letter to {letter.To} now: {said}", transient: true, e),
            530 or 534 or 535 => new(
                $"The mail server {server} did not accept the login: {said} Check Mailbox:SmtpUser, Mailbox:SmtpPassword and Mailbox:StartTls.", transient: false, e),
            >= 500 => new($"The mail server {server} refused the letter to {letter.To}: {said} Check the address.", transient: false, e, addressRefused: true),
            _ when cause is AuthenticationException => new(
                $"No protected connection to the mail server {server}: {said} Its certificate has to be valid for that name and trusted on this machine.", transient: false, e),
            _ when cause is SocketException or IOException => new($"The mail server {server} could not be reached or hung up: {said}", transient: true, e),
            // SmtpClient's own limit, which it tells by its message only.
            _ when cause.Message.Contains("timed out", StringComparison.Ordinal) => new($"The mail server {server} did not answer in time.", transient: true, e),
            // What SmtpClient decides by itself, such as a server without STARTTLS, stays as it is until somebody changes something.
            _ => new($"The letter to {letter.To} could not be handed to the mail server {server}: {said} Check Mailbox:SmtpHost, Mailbox:SmtpPort and Mailbox:StartTls.", transient: false, e),
        };
    }

    private static Exception Root(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e;
    }
}
