using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>The last net: items of lists that were read as nothing, but sound like a demand.</summary>
internal static class UnreadDemands
{
    private const int MostLines = 8;
    private const int MostNamed = 5;
    private const int LongestQuote = 70;

    private static readonly string[] Demanding = [" should ", " must ", " needs to ", " need to ", " is required to ", " are required to ", " recommend "];

    /// <summary>One check that names where they stand; null if there are none.</summary>
    public static Check? Find(IReadOnlyList<Block> blocks, Reading reading)
    {
        var read = new HashSet<int>();
        foreach (var lines in reading.Recommendations.Select(r => r.Lines).Concat(reading.PlanRows.Select(r => r.Lines)).Concat(reading.Risks.Select(r => r.Lines)))
        {
            read.UnionWith(Enumerable.Range(lines.From, lines.To - lines.From + 1));
        }

        var unread = blocks.Where(b => b.Kind == BlockKind.Item && !read.Contains(b.Lines.From) && Demands(b.Text)).Select(b => b.Lines).ToList();
        if (unread.Count == 0)
        {
            return null;
        }

        var where = string.Join(", ", unread.Take(MostLines).Select(lines => lines.From)) + (unread.Count > MostLines ? " …" : "");
        var what = unread.Count == 1 ? "1 more list item sounds like a demand, but nothing above it asks" : $"{unread.Count} more list items sound like demands, but nothing above them asks";
        return new Check($"{what} (line {where}); check {(unread.Count == 1 ? "it" : "them")}.", unread[0].Through(unread[^1]));
    }

    /// <summary>The first sentences that sound like a demand, each with its line, so that a person can look where nothing was found.</summary>
    /// <returns>"line 14 (\"The council should …\"), line 20 (…)"; empty if there are none.</returns>
    public static string Named(IReadOnlyList<Block> blocks)
    {
        var sounding = blocks.SelectMany(block => block.Text.Split(". ").Where(SoundsLikeOne).Take(1).Select(sentence => $"line {block.Lines.From} (\"{Cut(sentence.Trim())}\")"))
            .Take(MostNamed + 1).ToList();
        return string.Join(", ", sounding.Take(MostNamed)) + (sounding.Count > MostNamed ? " and others" : "");
    }

    private static bool SoundsLikeOne(string sentence) =>
        Demands(sentence.TrimStart()) || Array.Exists(Demanding, words => sentence.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static string Cut(string sentence)
    {
        var end = sentence.Length <= LongestQuote ? sentence.Length : sentence.LastIndexOf(' ', LongestQuote);
        return end == sentence.Length ? sentence : $"{sentence[..(end > 0 ? end : LongestQuote)]} …";
    }

    private static bool Demands(string text) =>
        BodySentence.StartsDemand(text) || (text.Length > 12 && BodySentence.StartsWithOrder(char.ToLowerInvariant(text[0]) + text[1..])) || NamesWhoShould(text);

    private static bool NamesWhoShould(string text)
    {
        var modal = BodySentence.ModalAt(text[..Math.Min(text.Length, 160)]);
        return modal is > 2 and < 90 && OrganisationWords.IsNamesOnly(text[..modal]);
    }
}
