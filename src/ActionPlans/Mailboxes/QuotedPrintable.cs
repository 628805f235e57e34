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
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
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
            var last = i == bytes.Length - 1;
            // Blanks at a line's end get lost on the way; a dot or "From" at its start is touched by some servers.
            var literal = (b is >= 33 and <= 126 and not (byte)'=' && !(length == 0 && b is (byte)'.' or (byte)'F')) || (b == ' ' && !last);
            var width = literal ? 1 : 3;
            if (length + width > LineLength)
            {
                encoded.Append("=\r\n");
                length = 0;
            }

            if (literal)
                encoded.Append((char)b);
            else
                encoded.Append('=').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            length += width;
        }

        encoded.Append("\r\n");
    }
}
