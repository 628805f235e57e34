using System.Net.Mail;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>The headers that a letter has, however it is delivered.</summary>
internal static class LetterHeaders
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted",
        "X-Auto-Response-Suppress", "Return-Path", "Received",
    };

    /// <summary>Headers with a syntax of their own: ASCII, never encoded.</summary>
    /// <exception cref="MailboxException">The sender's address is none.</exception>
    public static IEnumerable<(string Name, string Value)> Structured(Letter letter)
    {
        yield return ("Message-ID", MessageId(letter));
        yield return ("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's out-of-office reply should answer it
        yield return ("X-Auto-Response-Suppress", "All"); // the same for Exchange, which most of the receivers use
    }

    /// <summary>The letter's further headers: free text that still has to be encoded.</summary>
    /// <exception cref="MailboxException">A header is not allowed.</exception>
    public static IEnumerable<(string Name, string Value)> Further(Letter letter)
    {
        foreach (var (name, value) in letter.Headers)
        {
            if (name.Length == 0 || Own.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
                || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                throw new MailboxException($"The letter has a header '{name}' that it may not set.", transient: false);
            yield return (name, PlainText.OneLine(value));
        }
    }

    /// <summary>The subject without line breaks and invisible characters.</summary>
    public static string Subject(Letter letter) => PlainText.OneLine(letter.Subject);

    /// <exception cref="MailboxException">It is not one plain ASCII address.</exception>
    public static MailAddress Address(string address, string name) => TryAddress(address, name)
        ?? throw new MailboxException($"'{PlainText.Cut(address, 80)}' is not an e-mail address; correct it where the person is recorded.", transient: false);

    /// <summary>The address, or null when it is not one plain ASCII address.</summary>
    public static MailAddress? TryAddress(string address, string name)
    {
        var plain = address.Length <= 254 && address.All(c => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or ',' or ';' or '(' or ')'));
        return plain && MailAddress.TryCreate(address, PlainText.OneLine(name), Encoding.UTF8, out var parsed) && parsed.Address == address
            ? parsed
            : null;
    }

    private static string MessageId(Letter letter) =>
        $"<{SafeName.From(letter.Id, 100).Replace('@', '-')}@{Address(letter.From, "").Host}>";
}
