using System.Globalization;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>Makes text from reports and people harmless for a letter.</summary>
internal static class PlainText
{
    private const int ZeroWidthJoiner = 0x200D; // holds emoji together and hides nothing

    /// <summary>
    /// One line: runs of white space and control characters become one space; characters that are invisible or turn the reading direction
    /// are dropped, because they can make a sentence read differently from what it says.
    /// </summary>
    public static string OneLine(string text)
    {
        if (IsPlain(text))
            return text;

        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                gap = true;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value != ZeroWidthJoiner)
                continue;
            if (gap && line.Length > 0)
                line.Append(' ');
            gap = false;
            line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>Most texts are, and a digest run cleans tens of millions of them.</summary>
    private static bool IsPlain(string text) =>
        text.Length == 0
        || (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal));

    /// <summary>The first of these that shows anything on one line; empty when none does.</summary>
    public static string FirstVisible(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (OneLine(text ?? "") is { Length: > 0 } line)
                return line;
        return "";
    }

    /// <summary>At most <paramref name="length"/> characters, cut after a word and marked with an ellipsis.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        if (end < length / 2)
            end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.', '-', '–', '(') + "…";
    }

    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
