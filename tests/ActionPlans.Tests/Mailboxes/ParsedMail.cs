using System.Text;
using System.Text.RegularExpressions;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>A MIME message read back, by code that shares nothing with the writer. Understands what letters use and refuses the rest.</summary>
internal sealed partial class ParsedMail
{
    private readonly List<(string Name, string Value)> headers = [];

    public IReadOnlyList<ParsedMail> Parts { get; private init; } = [];

    public byte[] Content { get; private init; } = [];

    public string Words => Encoding.UTF8.GetString(Content);

    public IEnumerable<string> HeaderNames => headers.Select(header => header.Name);

    /// <summary>The header's decoded value; fails unless it stands exactly once.</summary>
    public string this[string name] => headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public string ContentType => Type(this["Content-Type"]);

    /// <summary>The message itself or the part inside it with this type.</summary>
    public ParsedMail Part(string type) => All().Single(part => part.ContentType == type);

    public IEnumerable<ParsedMail> All() => [this, .. Parts.SelectMany(part => part.All())];

    public static ParsedMail Parse(byte[] bytes) => Parse(Encoding.Latin1.GetString(bytes));

    private static ParsedMail Parse(string raw)
    {
        var end = raw.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2;
        if (end == 1)
            throw new FormatException("No empty line after the headers.");
        var headers = Headers(raw[..end]).ToList();
        var body = raw[(end + 2)..];
        var type = headers.FirstOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "text/plain";
        var mail = Type(type).StartsWith("multipart/", StringComparison.Ordinal)
            ? new ParsedMail { Parts = [.. Split(body, Boundary().Match(type).Groups[1].Value).Select(Parse)] }
            : new ParsedMail { Content = Decode(body, headers.FirstOrDefault(header => header.Name == "Content-Transfer-Encoding").Value) };
        mail.headers.AddRange(headers);
        return mail;
    }

    private static IEnumerable<(string Name, string Value)> Headers(string raw)
    {
        foreach (var header in Folding().Replace(raw, " ").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = header.IndexOf(':');
            var value = BetweenEncodedWords().Replace(header[(colon + 1)..].Trim(), "$1");
            yield return (header[..colon], EncodedWord().Replace(value, Decode));
        }
    }

    private static string Decode(Match word) => Encoding.UTF8.GetString(word.Groups[1].Value is "B" or "b"
        ? Convert.FromBase64String(word.Groups[2].Value)
        : QuotedPrintable(word.Groups[2].Value.Replace('_', ' ')));

    private static IEnumerable<string> Split(string body, string boundary)
    {
        var pieces = ("\r\n" + body).Split("\r\n--" + boundary);
        Assert.That(pieces[^1], Does.StartWith("--"), "the last boundary closes the message");
        return pieces[1..^1].Select(piece => piece[(piece.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]);
    }

    private static byte[] Decode(string body, string? encoding) => encoding?.ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(body),
        "quoted-printable" => QuotedPrintable(body.Replace("=\r\n", "", StringComparison.Ordinal)),
        null or "7bit" => Encoding.Latin1.GetBytes(body),
        _ => throw new FormatException($"Unknown encoding '{encoding}'."),
    };

    private static byte[] QuotedPrintable(string text) =>
        Encoding.Latin1.GetBytes(Escape().Replace(text, match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString()));

    private static string Type(string contentType) => contentType.Split(';')[0].Trim();

    [GeneratedRegex("""boundary="?([^";]+)"?""")]
    private static partial Regex Boundary();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenEncodedWords();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Escape();
}
