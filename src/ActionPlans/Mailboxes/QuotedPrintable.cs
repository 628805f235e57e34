using System.Globalization;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Quoted-printable (RFC 2045, 6.7), chosen over base64 for texts because a letter in the folder can then be read in any editor.
/// .NET's own encoder is internal to MailMessage.
/// </summary>
internal static class QuotedPrintable
{
    private const int LineLength = 75; // and the "=" of a soft break

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length * 5 / 4);
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'))
            EncodeLine(encoded, line);
        return encoded.ToString();
    }

    private static void EncodeLine(StringBuilder encoded, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            // Blanks at a line's end get lost on the way.
            var literal = b is >= 33 and <= 126 and not (byte)'=' || (b == ' ' && i < bytes.Length - 1);
            if (length + (literal ? 1 : 3) > LineLength)
            {
                encoded.Append("=\r\n");
                length = 0;
            }

            // A dot or "From" at a line's start is touched by some servers.
            if (literal && (length > 0 || b is not ((byte)'.' or (byte)'F')))
            {
                encoded.Append((char)b);
                length++;
            }
            else
            {
                encoded.Append('=').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                length += 3;
            }
        }

        encoded.Append("\r\n");
    }
}
