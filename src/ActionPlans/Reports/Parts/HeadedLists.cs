using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Finds the parts of a report whose heading says that something is asked for, and reads the list below each.</summary>
internal static class HeadedLists
{
    private static readonly string[] Ends =
    [
        "Next steps", "Next step", "Strengths", "Key strengths", "Case study", "Glossary", "Appendix", "Yours sincerely", "Yours faithfully", "Annex",
        "Information about this inspection", "Information about the", "What the inspectors found", "Executive summary", "About this inspection", "Record of main findings",
        "Conclusion", "The experiences and progress", "The impact of leaders", "Good practice", "Outstanding practice", "Areas of good practice", "Areas of strength",
        "Summary for children", "Summary of findings", "Inspection findings", "Main findings", "Headline findings", "Key findings", "Findings", "Our findings", "Detailed findings",
        "Background", "Introduction", "Overview", "Methodology", "Context", "Scope of", "Is this organisation", "Is this service", "Requirement notices", "Enforcement action",
        "What works well", "What is working well", "Local area partnership details", "The effectiveness of",
    ];

    private const int LongestProse = 2;
    private const int LongestAsk = 600;

    /// <param name="headings">As for <see cref="AskingHeading.Of"/>.</param>
    /// <param name="owner">Responsible where neither a sentence nor a heading names anybody; null = nobody is assumed.</param>
    public static void Read(
        IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, RecommendationKind> headings, RecommendationList list, ICollection<Check> checks, string? owner = null)
    {
        var listEnd = -1;
        string? above = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var isTable = RecommendationTable.Of(blocks[i]) is not null;
            if ((isTable ? new AskingHeading(RecommendationKind.Recommendation, null) : AskingHeading.Of(blocks[i], headings)) is not { } heading)
            {
                continue;
            }

            // Where one list follows another without a word between them, the second is asked of those that the first was asked of.
            above = heading.Owner ?? (i == listEnd ? above : null);
            // A band or a table that is a heading by itself is read again, as part of what stands below it.
            var first = isTable || IsBand(blocks[i]) ? i : i + 1;
            listEnd = End(blocks, i + 1, headings, checks);
            var plain = listEnd == i + 1 && !isTable ? EndOfParagraphs(blocks, i + 1, headings, heading.Kind) : listEnd;
            var title = isTable ? "Recommendations" : blocks[i].Text.TrimEnd(':', '?', ' ');
            list.Read(
                blocks.Skip(first).Take(plain - first), title, heading.Kind, above ?? owner,
                withoutSigns: plain > listEnd, unsure: plain > listEnd ? "no-list-sign" : null);
            if (plain > listEnd)
            {
                checks.Add(new Check($"Below \"{title}\" stand paragraphs without a list; check where one point ends and the next begins.", blocks[i].Lines.Through(blocks[plain - 1].Lines)));
            }

            listEnd = plain;
            i = Math.Max(i, listEnd - 1);
        }
    }

    // A title page and a table of contents name the same headings, but no list stands below them.
    private static int End(IReadOnlyList<Block> blocks, int start, IReadOnlyDictionary<string, RecommendationKind> headings, ICollection<Check> checks)
    {
        var end = start;
        string? number = null;
        bool? isNumbered = null;
        var table = start > 0 && RecommendationTable.Of(blocks[start - 1]) is not null;
        while (end < blocks.Count && (IsBand(blocks[end]) || AskingHeading.Of(blocks[end], headings) is null) && !IsEnd(blocks[end]))
        {
            var block = blocks[end];
            table = block.Kind == BlockKind.Row ? table || RecommendationTable.Of(block) is not null : table && block.Number is not null;
            if (block.Kind == BlockKind.Row && table)
            {
                end++;
                continue;
            }

            if (number is not null && block.Number is { } next && NumberSequence.IsOfFindings(number, next) && !BodySentence.SoundsAsked(block.Text))
            {
                checks.Add(new Check($"The list was taken to end before {next}, which does not go on from {number}; check whether that is asked for.", block.Lines));
                break;
            }

            var counts = block.Number is not null && NumberSequence.Follows(number, block.Number);
            number = counts ? block.Number : number;
            var heading = !counts && block.LooksLikeHeading && !IsBand(block) && !RecommendationList.IsOpener(block);
            if (heading && !ListFollows(blocks, end + 1))
            {
                break;
            }

            if (heading && isNumbered is { } style && RecommendationList.NamesBodies(block.Text) is null && IsOfAnotherList(blocks[end + 1], style, number))
            {
                checks.Add(new Check($"The list was taken to end before \"{block.Text}\"; check whether what stands below that is asked for.", block.Lines));
                break;
            }

            if (!heading && !Belongs(block) && !ResumesAfterProse(blocks, end))
            {
                break;
            }

            isNumbered ??= block.Number is not null ? true : block.Kind == BlockKind.Item ? false : null;
            end++;
        }

        return end;
    }

    // Bullets below a heading in a numbered list, or numbers that start anew, are the findings that come next.
    private static bool IsOfAnotherList(Block first, bool isNumbered, string? number) =>
        !RecommendationList.IsOpener(first) && !IsBand(first) && !BodySentence.SoundsAsked(first.Text)
        && (isNumbered ? first.Number is null && first.Kind == BlockKind.Item || first.Number is { } next && !next.Contains('.') && !NumberSequence.Follows(number, next)
            : first.Number is not null && first.Kind != BlockKind.Item);

    // A word of explanation between two items does not end the list.
    public static bool ResumesAfterProse(IReadOnlyList<Block> blocks, int at)
    {
        if (at == 0 || blocks[at].Kind != BlockKind.Paragraph || !(blocks[at - 1].Kind == BlockKind.Item || blocks[at - 1].Number is not null))
        {
            return false;
        }

        var next = at;
        while (next < blocks.Count && next - at < LongestProse && blocks[next].Kind == BlockKind.Paragraph && blocks[next].Number is null && !blocks[next].LooksLikeHeading)
        {
            next++;
        }

        return next > at && next < blocks.Count && blocks[next].Kind == blocks[at - 1].Kind && blocks[next].Bullet == blocks[at - 1].Bullet
            && blocks[next].Number is null == blocks[at - 1].Number is null;
    }

    // What is to be improved is often printed as short paragraphs without any sign: those up to the next heading that is known, or
    // those that begin alike. "Recommendations" may stand above mere prose.
    private static int EndOfParagraphs(IReadOnlyList<Block> blocks, int start, IReadOnlyDictionary<string, RecommendationKind> headings, RecommendationKind kind)
    {
        var end = start;
        var alike = start;
        while (kind is not RecommendationKind.Recommendation && end < blocks.Count && end - start < MostParagraphs && MayAsk(blocks[end])
            && AskingHeading.Of(blocks[end], headings) is null && !IsEnd(blocks[end]))
        {
            alike = alike == end && blocks[end].Text.StartsWith("The ", StringComparison.Ordinal) ? end + 1 : alike;
            end++;
        }

        return end < blocks.Count && (IsEnd(blocks[end]) || AskingHeading.Of(blocks[end], headings) is not null) ? end : alike;
    }

    // Not the line of a table of contents, and not the sentence that says that there is nothing.
    private static bool MayAsk(Block block) =>
        block.Kind == BlockKind.Paragraph && block.Text.Length is > 6 and <= LongestAsk && !char.IsAsciiDigit(block.Text[^1])
        && !block.Text.Contains(" no area", StringComparison.OrdinalIgnoreCase) && !block.Text.StartsWith("None", StringComparison.OrdinalIgnoreCase);

    private const int MostParagraphs = 12;

    private static bool Belongs(Block block) =>
        block.Kind == BlockKind.Item || block.Number is not null || RecommendationList.IsOpener(block) || IsBand(block) || RecommendationTable.Of(block) is not null
        || (block.Kind == BlockKind.Paragraph && (block.Text.EndsWith(':') || char.IsLower(block.Text[0]) || RecommendationList.IsPreamble(block) || RecommendationList.AsksInItself(block) || LabelledPart.Of(block.Text) is not null));

    private static bool IsBand(Block block) => PrintedTimescale.OfBand(block) is not null;

    private static bool ListFollows(IReadOnlyList<Block> blocks, int at) => at < blocks.Count && Belongs(blocks[at]);

    private static bool IsEnd(Block block) =>
        block.Kind == BlockKind.Paragraph && block.Text.Length < 90
        && Array.Exists(Ends, end => block.Text.StartsWith(end, StringComparison.OrdinalIgnoreCase));
}
