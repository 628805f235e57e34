using System.Text;

namespace ActionPlans.Reports.Input;

/// <summary>Text files: UTF-8, UTF-16 with a byte order mark, Windows-1252.</summary>
internal static class PlainText
{
    private const int MostLines = 400_000;

    public static ReportText Read(string text, string fileName, string sha256)
    {
        if (text.AsSpan().IsWhiteSpace())
        {
            throw new ReportRefusedException($"{fileName} contains no text; save or download the report again.");
        }

        return new ReportText(fileName, sha256, Lines(text, fileName, paged: false));
    }

    /// <summary>Splits into numbered lines; a form feed ends a page.</summary>
    public static IReadOnlyList<TextLine> Lines(string text, string fileName, bool paged)
    {
        var lines = new List<TextLine>();
        var page = 1;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (lines.Count == MostLines)
            {
                throw new ReportRefusedException($"{fileName} has more than {MostLines} lines, no report has; give the report alone.");
            }

            // Not EnumerateLines: it also ends lines at form feeds, and numbers would no longer be an editor's.
            var end = rest.IndexOfAny('\r', '\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + (rest[end..].StartsWith("\r\n") ? 2 : 1))..];
            page += paged ? line.Count('\f') : 0;
            lines.Add(new TextLine(lines.Count + 1, Visible(line), paged ? page : null));
        }

        return lines;
    }

    public static string Decode(byte[] bytes, string fileName)
    {
        ReadOnlySpan<byte> span = bytes;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(span[2..]);
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(span[2..]);
        }

        if (span.Contains((byte)0) || span.Count((byte)0xFF) > span.Length / 10)
        {
            throw new ReportRefusedException($"{fileName} is not text; give the report as a text file.");
        }

        try
        {
            var skip = span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(span[skip..]);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.Decode(bytes, fileName);
        }
    }

    // Control characters, soft hyphens, zero-width and direction marks are never part of what is printed.
    private static string Visible(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAnyInRange('\u007f', '\u009f') && !line.ContainsAnyInRange('\0', '\u001f') && !line.ContainsAnyExceptInRange('\0', '\u00ac'))
        {
            return line.ToString();
        }

        var text = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c == '\t' || !(char.IsControl(c) || IsInvisible(c)))
            {
                text.Append(c is '\u00a0' or '\u2007' or '\u202f' ? ' ' : c);
            }
        }

        return text.ToString();
    }

    private static bool IsInvisible(char c) =>
        c is '\u00ad' or '\ufeff' or '\u2060' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
