namespace ActionPlans.Tests.Reports.Layout;

/// <summary>Sets text on pages as a printer does: across the page, in two columns, or as the rows of a table.</summary>
internal sealed class PrintedPage
{
    private const int Leading = 13;
    private const int CharacterWidth = 5;
    private readonly List<Printed> pieces = [];
    private int y = 790;

    public IReadOnlyList<Printed> Pieces => pieces;

    public PrintedPage Across(params string[] paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            y = Set(50, Wrap(paragraph, 92), y) - Leading;
        }

        return this;
    }

    /// <summary>Each paragraph is wrapped; the columns stand beside each other from the same height.</summary>
    public PrintedPage Columns(string[] left, string[] right)
    {
        var (leftFoot, rightFoot) = (y, y);
        foreach (var paragraph in left)
        {
            leftFoot = Set(50, Wrap(paragraph, 44), leftFoot) - 9;
        }

        foreach (var paragraph in right)
        {
            rightFoot = Set(310, Wrap(paragraph, 44), rightFoot) - 9;
        }

        y = Math.Min(leftFoot, rightFoot) - Leading;
        return this;
    }

    /// <summary>Cells wrap inside their columns.</summary>
    /// <param name="widths">In characters.</param>
    /// <param name="gap">Points between rows, beyond the leading.</param>
    /// <param name="isCentred">Whether short cells stand in the middle of their row's height.</param>
    public PrintedPage Table(int[] widths, IEnumerable<string[]> rows, int gap = 9, bool isCentred = false)
    {
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => Wrap(cell, widths[column])).ToList();
            var height = cells.Max(cell => cell.Count);
            for (var column = 0; column < cells.Count; column++)
            {
                var x = 50 + (widths.Take(column).Sum() * (CharacterWidth + 1)) + (column * 12);
                Set(x, cells[column], y - (isCentred ? (height - cells[column].Count) / 2 * Leading : 0));
            }

            y -= (height * Leading) + gap;
        }

        y -= Leading;
        return this;
    }

    public PrintedPage Foot(string line)
    {
        Set(50, [line], 40);
        return this;
    }

    private int Set(int x, IReadOnlyList<string> lines, int from)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            pieces.Add(new Printed(x, from - (i * Leading), lines[i]));
        }

        return from - (lines.Count * Leading);
    }

    private static List<string> Wrap(string words, int width)
    {
        var lines = new List<string>();
        while (words.Length > width && words.LastIndexOf(' ', width) is > 0 and var cut)
        {
            lines.Add(words[..cut]);
            words = words[(cut + 1)..];
        }

        lines.Add(words);
        return lines;
    }
}
