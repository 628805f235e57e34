using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>
/// A letter in the form that SmtpClient sends: the same headers and words as <see cref="Eml"/>, but other boundaries, and the moment of
/// sending as its Date, because SmtpClient overwrites that header. What makes a repeat recognisable is the Message-ID.
/// </summary>
internal static class SmtpMessage
{
    /// <exception cref="MailboxException">An address or a header is not allowed.</exception>
    public static MailMessage Of(Letter letter)
    {
        var message = new MailMessage(LetterHeaders.Address(letter.From, letter.FromName), LetterHeaders.Address(letter.To, letter.ToName))
        {
            Subject = LetterHeaders.Subject(letter),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        try
        {
            foreach (var (name, value) in LetterHeaders.Structured(letter).Concat(LetterHeaders.Further(letter)))
                message.Headers.Add(name, value);
            message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));
            foreach (var attachment in letter.Attachments)
                message.Attachments.Add(File(attachment));
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private static AlternateView View(string words, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(words.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    private static Attachment File(LetterAttachment attachment)
    {
        var (type, name) = AttachmentRules.Check(attachment);
        return new Attachment(new MemoryStream(attachment.Content.ToArray()), name, type) { TransferEncoding = TransferEncoding.Base64 };
    }
}
