using System.Text;

namespace ActionPlans.Reports.Layout;

/// <summary>
/// Joins the lines of a paragraph. A hyphen at a line's end may be the word's own ("multi-agency") or the printer's ("infor-mation"):
/// the report's other words tell. What they don't tell keeps its hyphen, as compounds end lines more often than words are broken.
/// </summary>
internal sealed class LineEnds(IReadOnlyList<TextLine> lines)
{
    private readonly Lazy<HashSet<string>> words = new(() => WordsOf(lines));

    public void Append(StringBuilder text, string more)
    {
        if (text.Length < 2 || text[^1] != '-' || !char.IsLetter(text[^2]) || more.Length == 0)
        {
            text.Append(text.Length > 0 && more.Length > 0 ? " " : "").Append(more);
            return;
        }

        if (IsBroken(LastWord(text), more))
        {
            text.Length--;
        }

        text.Append(more);
    }

    private bool IsBroken(string head, string more)
    {
        var end = 0;
        while (end < more.Length && char.IsLetter(more[end]))
        {
            end++;
        }

        return end > 0 && char.IsLower(more[0]) && !words.Value.Contains(head + "-" + more[..end]) && words.Value.Contains(head + more[..end]);
    }

    // Without its hyphen.
    private static string LastWord(StringBuilder text)
    {
        var start = text.Length - 1;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text.ToString(start, text.Length - 1 - start);
    }

    private static HashSet<string> WordsOf(IReadOnlyList<TextLine> lines)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in lines)
        {
            var text = line.Text.AsSpan();
            for (var i = 0; i < text.Length; i++)
            {
                var start = i;
                while (i < text.Length && (char.IsLetter(text[i]) || text[i] == '-'))
                {
                    i++;
                }

                if (i - start > 3)
                {
                    seen.Add(text[start..i]);
                }
            }
        }

        return words;
    }
}
