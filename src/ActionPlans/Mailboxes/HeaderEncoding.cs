using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>Header values as RFC 5322 and RFC 2047 want them: ASCII, folded, nothing of the value can start a new header.</summary>
internal static class HeaderEncoding
{
    private const int LineLength = 76;
    private const int WordBytes = 39; // 52 characters of base64 and 12 around them fit a line together with the longest of our header names

    /// <summary>Free text, encoded where it has to be.</summary>
    public static string Text(string name, string value) => Fold(name, Words(value));

    /// <summary>A mailbox: display name and address.</summary>
    public static string Mailbox(string name, string displayName, string address)
    {
        if (displayName.Length == 0)
            return Fold(name, [address]);
        var quoted = displayName.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return Fold(name, [.. NeedsEncoding(displayName) ? Encoded(displayName) : [$"\"{quoted}\""], $"<{address}>"]);
    }

    private static IEnumerable<string> Words(string value) => NeedsEncoding(value) ? Encoded(value) : value.Split(' ');

    // "=?" in plain text would be taken for an encoded word by the reader.
    private static bool NeedsEncoding(string value) =>
        !Ascii.IsValid(value) || value.Contains("=?", StringComparison.Ordinal) || value.Split(' ').Any(word => word.Length > LineLength);

    private static IEnumerable<string> Encoded(string value)
    {
        var chunk = new List<byte>(WordBytes);
        var bytes = new byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(bytes);
            if (chunk.Count + count > WordBytes)
            {
                yield return Word(chunk);
                chunk.Clear();
            }

            chunk.AddRange(bytes.AsSpan(0, count));
        }

        yield return Word(chunk);
    }

    private static string Word(List<byte> chunk) => $"=?utf-8?B?{Convert.ToBase64String([.. chunk])}?=";

    private static string Fold(string name, IEnumerable<string> words)
    {
        var header = new StringBuilder(name).Append(':');
        var length = header.Length;
        foreach (var word in words)
        {
            // Never an empty first line: some readers take it for the end of the headers.
            if (length + 1 + word.Length > LineLength && length > name.Length + 1)
            {
                header.Append("\r\n");
                length = 0;
            }

            header.Append(' ').Append(word);
            length += 1 + word.Length;
        }

        return header.ToString();
    }
}
