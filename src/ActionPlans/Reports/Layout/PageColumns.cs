namespace ActionPlans.Reports.Layout;

/// <summary>Text printed in two columns, told by the gap that runs down between them.</summary>
internal static class PageColumns
{
    private const int Gap = 2;
    private const int LeastLines = 6;
    private const int LeastWidth = 24;
    private const int WidestPage = 300;
    // No printed page has more; without these limits a made-up one could take minutes.
    private const int MostLines = 500;
    private const int MostRegions = 4;

    /// <param name="mixed">Is given the pages that look like columns and can't be told apart safely.</param>
    public static IReadOnlyList<TextLine> Unfold(IReadOnlyList<TextLine> lines, ISet<int> mixed)
    {
        var furniture = PageFurniture.Find(lines);
        var unfolded = new List<TextLine>(lines.Count);
        for (var start = 0; start < lines.Count;)
        {
            var end = start;
            while (end < lines.Count && lines[end].Page == lines[start].Page)
            {
                end++;
            }

            UnfoldPage(lines, furniture, start, end, unfolded, mixed);
            start = end;
        }

        return unfolded;
    }

    private static void UnfoldPage(IReadOnlyList<TextLine> lines, bool[] furniture, int start, int end, List<TextLine> unfolded, ISet<int> mixed)
    {
        for (var regions = 0; regions < MostRegions && end - start <= MostLines && Widest(lines, furniture, start, end) is { } columns; regions++)
        {
            for (; start < columns.From; start++)
            {
                unfolded.Add(lines[start]);
            }

            var rows = Enumerable.Range(columns.From, columns.To - columns.From).Select(i => furniture[i] ? lines[i] with { Text = "" } : lines[i]).ToList();
            if (IsSafe(rows, columns.Edge))
            {
                AddColumn(unfolded, rows.ConvertAll(line => Left(line, columns.Edge)), isSecond: false);
                AddColumn(unfolded, rows.ConvertAll(line => Right(line, columns.Edge)), isSecond: true);
                unfolded.Add(rows[^1] with { Text = "" });
            }
            else
            {
                mixed.Add(rows[0].Page ?? 1);
                unfolded.AddRange(rows);
            }

            start = columns.To;
        }

        for (; start < end; start++)
        {
            unfolded.Add(lines[start]);
        }
    }

    private static void AddColumn(List<TextLine> unfolded, List<TextLine> column, bool isSecond)
    {
        var first = column.FindIndex(line => line.Text.Length > 0);
        var last = column.FindLastIndex(line => line.Text.Length > 0);
        var width = column.Max(line => line.Text.Length);
        for (var i = first; i <= last; i++)
        {
            unfolded.Add(column[i] with { ColumnWidth = width, StartsColumn = isSecond && i == first });
        }
    }

    private sealed record Region(int From, int To, int Edge, int Together);

    // The edge that most lines share, between two lines that run across it; null if there are too few.
    private static Region? Widest(IReadOnlyList<TextLine> lines, bool[] furniture, int start, int end)
    {
        Region? best = null;
        var width = Enumerable.Range(start, end - start).Select(i => Math.Min(lines[i].Text.Length, WidestPage)).DefaultIfEmpty().Max();
        for (var edge = LeastWidth; edge < width; edge++)
        {
            for (var from = start; from < end;)
            {
                var over = from;
                while (over < end && (furniture[over] || !Crosses(lines[over].Text, edge)))
                {
                    over++;
                }

                best = Between(lines, furniture, from, over, end, edge) is { } region && region.Together >= (best?.Together ?? 0) ? region : best;
                from = over + 1;
            }
        }

        return best;
    }

    // Lines beside each other, or by turns where the columns' lines stand at different heights.
    private static Region? Between(IReadOnlyList<TextLine> lines, bool[] furniture, int from, int over, int end, int edge)
    {
        var (first, last, together, printed, lastHalf) = (-1, -1, 0, 0, Half.None);
        for (var i = from; i < over; i++)
        {
            var half = furniture[i] ? Half.None : Of(lines[i].Text, edge);
            if (half == Half.None || (half == Half.Left && first < 0))
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = half == Half.Left ? last : i;
            printed++;
            together += half == Half.Both || (lastHalf != Half.None && half != lastHalf) ? 1 : 0;
            lastHalf = half;
        }

        if (together < LeastLines || together * 3 < printed)
        {
            return null;
        }

        var region = new Region(Above(lines, from, first), over == end ? end : Below(lines, last + 1, over, edge), edge, together);
        var (left, right) = (Widths(lines, furniture, region, LeftHalf), Widths(lines, furniture, region, RightHalf));
        return IsProse(left) && IsProse(right) && AreAlike(left[^1], right[^1]) ? region : null;
    }

    // The left column may begin higher than the right one.
    private static int Above(IReadOnlyList<TextLine> lines, int from, int first)
    {
        while (first > from && !string.IsNullOrWhiteSpace(lines[first - 1].Text))
        {
            first--;
        }

        return first;
    }

    // It may end lower too; but what stands alone above a line that runs across the page is the heading of that line.
    private static int Below(IReadOnlyList<TextLine> lines, int next, int over, int edge)
    {
        var end = next;
        for (var i = next; i < over; i++)
        {
            var isOwn = i == end ? !string.IsNullOrWhiteSpace(lines[i].Text) : lines[i].Text.TrimEnd().Length > edge * 3 / 5;
            end = isOwn ? i + 1 : end;
        }

        return end;
    }

    private enum Half { None, Left, Right, Both }

    private static Half Of(string text, int edge)
    {
        var left = !text.AsSpan(0, Math.Min(edge, text.Length)).IsWhiteSpace();
        var right = text.Length > edge && !text.AsSpan(edge).IsWhiteSpace();
        return left && right ? Half.Both : left ? Half.Left : right ? Half.Right : Half.None;
    }

    private static string LeftHalf(TextLine line, int edge) => Left(line, edge).Text;

    private static string RightHalf(TextLine line, int edge) => Right(line, edge).Text;

    private static List<int> Widths(IReadOnlyList<TextLine> lines, bool[] furniture, Region region, Func<TextLine, int, string> half) =>
        [.. Enumerable.Range(region.From, region.To - region.From).Where(i => !furniture[i]).Select(i => half(lines[i], region.Edge).Trim().Length).Where(length => length > 0).Order()];

    // Half of the lines of a column of prose are long; a column of names or grades is not.
    private static bool IsProse(List<int> widths) => widths.Count > 0 && widths[widths.Count / 2] >= LeastWidth;

    // Columns of text are equally wide; those of a table are as wide as what they hold.
    private static bool AreAlike(int left, int right) => Math.Min(left, right) * 4 >= Math.Max(left, right) * 3;

    // Neither more columns than two, nor rows that begin on both sides at once.
    private static bool IsSafe(List<TextLine> rows, int edge)
    {
        var parts = rows.Count(line => Parts(Left(line, edge).Text) > 1 || Parts(Right(line, edge).Text) > 1);
        var printed = rows.Count(line => line.Text.Length > 0);
        var (together, alone) = (0, 0);
        for (var i = 1; i < rows.Count; i++)
        {
            var (left, right) = (Begins(rows, i, edge, LeftHalf), Begins(rows, i, edge, RightHalf));
            together += left && right ? 1 : 0;
            alone += left != right ? 1 : 0;
        }

        return parts * 4 < printed && (together < 2 || alone * 2 > together);
    }

    private static bool Begins(List<TextLine> rows, int at, int edge, Func<TextLine, int, string> half) =>
        half(rows[at], edge).Length > 0 && half(rows[at - 1], edge).Length == 0;

    private static int Parts(string half) => half.Trim().Split("   ", StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool Crosses(string text, int edge) =>
        text.Length > edge - Gap && !text.AsSpan(edge - Gap, Math.Min(Gap, text.Length - edge + Gap)).IsWhiteSpace();

    private static TextLine Left(TextLine line, int edge) => line with { Text = line.Text[..Math.Min(line.Text.Length, edge)].TrimEnd() };

    private static TextLine Right(TextLine line, int edge) => line with { Text = line.Text.Length > edge ? line.Text[edge..].TrimEnd() : "" };
}
