using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Finds the blocks between one heading and the next of interest.</summary>
internal static class Headings
{
    /// <summary>Index of the last block that is this heading alone (contents pages come first); −1 if there is none.</summary>
    public static int LastIndexOf(IReadOnlyList<Block> blocks, params string[] headings)
    {
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (Is(blocks[i], headings))
            {
                return i;
            }
        }

        return -1;
    }

    public static bool Is(Block block, params string[] headings) =>
        block.Kind == BlockKind.Paragraph
        && Array.Exists(headings, heading => block.Text.TrimEnd(':', ' ').TrimStart('#', ' ').Equals(heading, StringComparison.OrdinalIgnoreCase));

    /// <summary>The blocks after <paramref name="start"/> up to the first of these headings, or to the end.</summary>
    public static IReadOnlyList<Block> Until(IReadOnlyList<Block> blocks, int start, params string[] ends)
    {
        var end = start + 1;
        while (end < blocks.Count && !Is(blocks[end], ends))
        {
            end++;
        }

        return blocks.Skip(start + 1).Take(end - start - 1).ToList();
    }
}
