using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Finds the parts of a report whose heading says that something is asked for, and reads the list below each.</summary>
internal static class HeadedLists
{
    private static readonly string[] Ends =
    [
        "Next steps", "Next step", "Strengths", "Key strengths", "Case study", "Glossary", "Appendix", "Yours sincerely", "Yours faithfully", "Annex",
        "Information about this inspection", "What the inspectors found", "Executive summary", "About this inspection", "Record of main findings",
        "Good practice", "Outstanding practice", "Areas of good practice", "Areas of strength",
    ];

    /// <param name="headings">Heading (lower case, as it starts) to the kind of what is listed below it.</param>
    public static void Read(
        IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, RecommendationKind> headings, RecommendationList list, string? owner = null)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (KindOf(blocks[i], headings) is { } kind)
            {
                var end = End(blocks, i + 1, headings);
                list.Read(blocks.Skip(i + 1).Take(end - i - 1), blocks[i].Text.TrimEnd(':', ' '), kind, owner);
                i = end - 1;
            }
        }
    }

    // A title page and a table of contents name the same headings, but no list stands below them.
    private static int End(IReadOnlyList<Block> blocks, int start, IReadOnlyDictionary<string, RecommendationKind> headings)
    {
        var end = start;
        while (end < blocks.Count && KindOf(blocks[end], headings) is null && !IsEnd(blocks[end]))
        {
            var heading = blocks[end].LooksLikeHeading && PrintedTimescale.OfHeading(blocks[end].Text) is null && !RecommendationList.IsOpener(blocks[end]);
            if (heading && !ListFollows(blocks, end + 1))
            {
                break;
            }

            if (!heading && !Belongs(blocks[end]))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static bool Belongs(Block block) =>
        block.Kind == BlockKind.Item || block.Number is not null || RecommendationList.IsOpener(block) || PrintedTimescale.OfHeading(block.Text) is not null
        || (block.Kind == BlockKind.Paragraph && (block.Text.EndsWith(':') || char.IsLower(block.Text[0]) || RecommendationList.AsksInItself(block)));

    private static bool ListFollows(IReadOnlyList<Block> blocks, int at) => at < blocks.Count && Belongs(blocks[at]);

    private static bool IsEnd(Block block) =>
        block.Kind == BlockKind.Paragraph && block.Text.Length < 90
        && Array.Exists(Ends, end => block.Text.StartsWith(end, StringComparison.OrdinalIgnoreCase));

    private static RecommendationKind? KindOf(Block block, IReadOnlyDictionary<string, RecommendationKind> headings)
    {
        if (block.Kind != BlockKind.Paragraph || block.Text.Length > 90 || block.Text[^1] is '.' or ',' or ';')
        {
            return null;
        }

        foreach (var (start, kind) in headings)
        {
            if (block.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && block.Text.Length <= start.Length + 45)
            {
                return kind;
            }
        }

        return null;
    }
}
