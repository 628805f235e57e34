using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Finds the parts of a report whose heading says that something is asked for, and reads the list below each.</summary>
internal static class HeadedLists
{
    private static readonly string[] Ends =
    [
        "Next steps", "Next step", "Strengths", "Key strengths", "Case study", "Glossary", "Appendix", "Yours sincerely", "Yours faithfully", "Annex",
        "Information about this inspection", "What the inspectors found", "Executive summary", "About this inspection", "Record of main findings",
        "Conclusion", "The experiences and progress", "The impact of leaders", "Good practice", "Outstanding practice", "Areas of good practice", "Areas of strength",
    ];

    /// <param name="headings">As for <see cref="AskingHeading.Of"/>.</param>
    /// <param name="owner">Responsible where neither a sentence nor a heading names anybody; null = nobody is assumed.</param>
    public static void Read(
        IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, RecommendationKind> headings, RecommendationList list, string? owner = null)
    {
        var listEnd = -1;
        string? above = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (AskingHeading.Of(blocks[i], headings) is not { } heading)
            {
                continue;
            }

            // Where one list follows another without a word between them, the second is asked of those that the first was asked of.
            above = heading.Owner ?? (i == listEnd ? above : null);
            listEnd = End(blocks, i + 1, headings);
            // A band that is a heading by itself is read again, as the timescale of what stands below it.
            var first = IsBand(blocks[i]) ? i : i + 1;
            list.Read(blocks.Skip(first).Take(listEnd - first), blocks[i].Text.TrimEnd(':', '?', ' '), heading.Kind, above ?? owner);
            i = listEnd - 1;
        }
    }

    // A title page and a table of contents name the same headings, but no list stands below them.
    private static int End(IReadOnlyList<Block> blocks, int start, IReadOnlyDictionary<string, RecommendationKind> headings)
    {
        var end = start;
        string? number = null;
        while (end < blocks.Count && (IsBand(blocks[end]) || AskingHeading.Of(blocks[end], headings) is null) && !IsEnd(blocks[end]))
        {
            var counts = blocks[end].Number is not null && NumberSequence.Follows(number, blocks[end].Number!);
            number = counts ? blocks[end].Number : number;
            var heading = !counts && blocks[end].LooksLikeHeading && !IsBand(blocks[end]) && !RecommendationList.IsOpener(blocks[end]);
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
        block.Kind == BlockKind.Item || block.Number is not null || RecommendationList.IsOpener(block) || IsBand(block)
        || (block.Kind == BlockKind.Paragraph && (block.Text.EndsWith(':') || char.IsLower(block.Text[0]) || RecommendationList.IsPreamble(block) || RecommendationList.AsksInItself(block)));

    private static bool IsBand(Block block) => block.Kind == BlockKind.Paragraph && PrintedTimescale.OfHeading(block.Text) is not null;

    private static bool ListFollows(IReadOnlyList<Block> blocks, int at) => at < blocks.Count && Belongs(blocks[at]);

    private static bool IsEnd(Block block) =>
        block.Kind == BlockKind.Paragraph && block.Text.Length < 90
        && Array.Exists(Ends, end => block.Text.StartsWith(end, StringComparison.OrdinalIgnoreCase));
}
