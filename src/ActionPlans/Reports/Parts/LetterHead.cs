using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>A letter's own date and whom it is written to.</summary>
internal static class LetterHead
{
    private const int FirstBlocks = 25;

    /// <summary>The first line that is a date and nothing else.</summary>
    public static DateOnly? Date(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks.Take(FirstBlocks))
        {
            if (block.Text.Length <= 40 && !block.Text.Contains(':') && PrintedDates.Day(block.Text) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The sentence that says when the inspection was, as first and last day.</summary>
    public static (DateOnly From, DateOnly To)? Inspection(IReadOnlyList<Block> blocks, DateOnly? letter)
    {
        foreach (var block in blocks.Take(FirstBlocks * 2))
        {
            var text = block.Text;
            foreach (var start in (string[])["conducted on ", "carried out on ", "carried out between ", "conducted between ", "between ", "took place on ", "took place from ", "from "])
            {
                var at = text.IndexOf(start, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && text.Length > 40 && PrintedDates.Period(text.Substring(at, Math.Min(90, text.Length - at)), letter?.Year) is { } period)
                {
                    return period;
                }
            }
        }

        return null;
    }
}
