using System.Globalization;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>
/// A letter as bytes: RFC 5322 with MIME parts, CRLF. Own code, because <see cref="System.Net.Mail.MailMessage"/> has no way to write
/// itself to a stream, and the pickup folder of SmtpClient draws boundaries and file names by lot; a letter that is delivered twice has to
/// be the same file twice.
/// </summary>
public static class Eml
{
    /// <summary>The same letter gives the same bytes, always.</summary>
    /// <exception cref="MailboxException">An address or a header is not allowed.</exception>
    public static byte[] Write(Letter letter)
    {
        var eml = new StringBuilder(letter.Text.Length + letter.Html.Length + 4096);
        var from = LetterHeaders.Address(letter.From, letter.FromName);
        var to = LetterHeaders.Address(letter.To, letter.ToName);
        Line(eml, HeaderEncoding.Mailbox("From", from.DisplayName, from.Address));
        Line(eml, HeaderEncoding.Mailbox("To", to.DisplayName, to.Address));
        Line(eml, HeaderEncoding.Text("Subject", LetterHeaders.Subject(letter)));
        Line(eml, $"Date: {Date(letter.At)}");
        foreach (var (name, value) in LetterHeaders.Structured(letter))
            Line(eml, $"{name}: {value}");
        foreach (var (name, value) in LetterHeaders.Further(letter))
            Line(eml, HeaderEncoding.Text(name, value));
        Line(eml, "MIME-Version: 1.0");

        // "=_" stands in neither quoted-printable nor base64, so a boundary can't occur inside a part.
        var boundary = $"=_{SafeName.Hash(letter.Id, 24)}";
        if (letter.Attachments.Count == 0)
            Alternative(eml, letter, boundary);
        else
            Mixed(eml, letter, boundary);
        return Encoding.ASCII.GetBytes(eml.ToString());
    }

    private static void Mixed(StringBuilder eml, Letter letter, string boundary)
    {
        var outer = boundary + "_m";
        Line(eml, $"Content-Type: multipart/mixed; boundary=\"{outer}\"");
        Line(eml, "");
        Line(eml, $"--{outer}");
        Alternative(eml, letter, boundary);
        foreach (var attachment in letter.Attachments)
        {
            Line(eml, $"--{outer}");
            Attach(eml, attachment);
        }

        Line(eml, $"--{outer}--");
    }

    private static void Alternative(StringBuilder eml, Letter letter, string boundary)
    {
        var inner = boundary + "_a";
        Line(eml, $"Content-Type: multipart/alternative; boundary=\"{inner}\"");
        Line(eml, "");
        Body(eml, inner, "text/plain", letter.Text);
        Body(eml, inner, "text/html", letter.Html); // the last one is the one that readers prefer
        Line(eml, $"--{inner}--");
    }

    private static void Body(StringBuilder eml, string boundary, string type, string text)
    {
        Line(eml, $"--{boundary}");
        Line(eml, $"Content-Type: {type}; charset=utf-8");
        Line(eml, "Content-Transfer-Encoding: quoted-printable");
        Line(eml, "");
        eml.Append(QuotedPrintable.Encode(text));
    }

    private static void Attach(StringBuilder eml, LetterAttachment attachment)
    {
        var (type, name) = AttachmentRules.Check(attachment);
        Line(eml, $"Content-Type: {type}");
        Line(eml, "Content-Transfer-Encoding: base64");
        Line(eml, "Content-Disposition: attachment;");
        foreach (var parameter in AttachmentRules.FileNameParameters(name))
            Line(eml, parameter);
        Line(eml, "");
        Line(eml, Convert.ToBase64String(attachment.Content.Span, Base64FormattingOptions.InsertLineBreaks));
    }

    private static string Date(DateTimeOffset at) =>
        at.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + (at.Offset < TimeSpan.Zero ? "-" : "+") + at.Offset.ToString("hhmm", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder eml, string line) => eml.Append(line).Append("\r\n");
}
