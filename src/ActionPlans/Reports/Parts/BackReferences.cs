using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Finds "(Recommendation 2.11)", "Recommendations 1.1, 1.2 and 2.3", "recommendations 1.1 to 1.4" in the findings.</summary>
internal static class BackReferences
{
    private const string Word = "recommendation";
    private const int LongestRange = 50;

    /// <summary>Every reference in the blocks given, in order; <c>Number</c> is the recommendation's printed number.</summary>
    public static IReadOnlyList<(string Number, BackReference From)> Find(IEnumerable<Block> findings)
    {
        var found = new List<(string, BackReference)>();
        string? paragraph = null;
        foreach (var block in findings.Where(b => b.Kind != BlockKind.Row))
        {
            paragraph = block.Number is { } number && block.Kind == BlockKind.Paragraph && (number.Contains('.') || !block.LooksLikeHeading) ? number : paragraph;
            var at = 0;
            while ((at = block.Text.IndexOf(Word, at, StringComparison.OrdinalIgnoreCase)) >= 0)
            {
                at += Word.Length;
                foreach (var referenced in Numbers(block.Text, ref at))
                {
                    found.Add((referenced, new BackReference(paragraph, block.Lines.To)));
                }
            }
        }

        return found;
    }

    private static List<string> Numbers(string text, ref int at)
    {
        var numbers = new List<string>();
        var joined = false;
        var range = false;
        at += at < text.Length && text[at] == 's' ? 1 : 0;
        var i = at;
        while (i < text.Length && numbers.Count < LongestRange)
        {
            if (text[i] is ' ' or ',' or '&')
            {
                i++;
            }
            else if (text[i] is '-' or '–' && numbers.Count > 0)
            {
                range = true;
                i++;
            }
            else if (Reads(text, i, "and ") || Reads(text, i, "or "))
            {
                i += text[i] == 'a' ? 4 : 3;
            }
            else if (Reads(text, i, "to ") && numbers.Count > 0)
            {
                range = true;
                i += 3;
            }
            else if (char.IsAsciiDigit(text[i]) && (i == 0 || text[i - 1] is ' ' or '-' or '–' or ',' or '&'))
            {
                var start = i;
                while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
                {
                    i++;
                }

                var number = text[start..i];
                if (number.Length > 7)
                {
                    break;
                }

                numbers.AddRange(range ? Between(numbers[^1], number) : [number]);
                range = false;
                joined = true;
                at = i;
            }
            else
            {
                break;
            }
        }

        return joined ? numbers : [];
    }

    private static bool Reads(string text, int at, string word) => text.AsSpan(at).StartsWith(word, StringComparison.Ordinal);

    // "1.1 to 1.4" and "1.1-4": the numbers after the first, up to the last.
    private static IEnumerable<string> Between(string first, string last)
    {
        var dot = first.LastIndexOf('.');
        var stem = dot < 0 ? "" : first[..(dot + 1)];
        var lastDot = last.LastIndexOf('.');
        if ((lastDot >= 0 && last[..(lastDot + 1)] != stem) || !int.TryParse(first[(dot + 1)..], out var from)
            || !int.TryParse(last[(lastDot + 1)..], out var to) || to <= from || to - from > LongestRange)
        {
            return [last];
        }

        return Enumerable.Range(from + 1, to - from).Select(n => stem + n.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
