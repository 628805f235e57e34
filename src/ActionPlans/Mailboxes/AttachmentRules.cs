using System.Globalization;
using System.Net.Mime;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>What may stand in an attachment's headers.</summary>
internal static class AttachmentRules
{
    private const int NameLength = 100;
    private const int EndLength = 10; // keeps the extension
    private const int SectionLength = 60;

    /// <summary>The bare MIME type, and the name without path and invisible characters.</summary>
    /// <exception cref="MailboxException">The type is none.</exception>
    public static (string Type, string Name) Check(LetterAttachment attachment)
    {
        var name = SafeFileName(attachment.Name);
        try
        {
            if (attachment.ContentType.All(char.IsAscii))
                return (new ContentType(attachment.ContentType).MediaType, name);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // said below
        }

        throw new MailboxException($"'{PlainText.Cut(attachment.ContentType, 80)}' is not the type of a file; attach '{name}' with one such as text/csv.", transient: false);
    }

    private static string SafeFileName(string original)
    {
        var name = PlainText.OneLine(original);
        name = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..].Replace('"', '\'');
        if (name.Length > NameLength)
            name = PlainText.OneLine(name[..(NameLength - EndLength)] + name[^EndLength..]); // again, for half an emoji at the cut
        return name.Trim('.', ' ').Length == 0 ? "attachment" : name;
    }

    /// <summary>Header lines that carry the name: as it is, or in sections as RFC 2231 has it when it is not ASCII.</summary>
    public static IEnumerable<string> FileNameParameters(string name)
    {
        if (Ascii.IsValid(name))
        {
            yield return $" filename=\"{name}\"";
            yield break;
        }

        var sections = Sections("utf-8''" + Uri.EscapeDataString(name)).ToList();
        for (var i = 0; i < sections.Count; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $" filename*{i}*={sections[i]}{(i < sections.Count - 1 ? ";" : "")}");
    }

    private static IEnumerable<string> Sections(string escaped)
    {
        for (var start = 0; start < escaped.Length;)
        {
            var end = Math.Min(start + SectionLength, escaped.Length);
            if (end < escaped.Length && escaped.IndexOf('%', end - 2, 2) is >= 0 and var percent)
                end = percent; // keep %41 whole
            yield return escaped[start..end];
            start = end;
        }
    }
}
