using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Layout;

/// <summary>Tables whose cells wrap over several printed lines: each row becomes one line with tabs between its cells.</summary>
internal static class PageTables
{
    private const int Gap = 2;

    /// <param name="mixed">Is given the pages whose rows can't be told apart safely.</param>
    public static IReadOnlyList<TextLine> Join(IReadOnlyList<TextLine> lines, ISet<int> mixed)
    {
        var furniture = PageFurniture.Find(lines);
        var tableRows = new TableRows(new LineEnds(lines));
        var joined = new List<TextLine>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            if (furniture[i] || Title.Of(lines, i) is not { } title)
            {
                joined.Add(lines[i++]);
                continue;
            }

            var printed = new List<PrintedRow>();
            var next = Take(lines, furniture, title, i + title.Height, printed);
            // Below a title that comes again on the next page stands the rest of the same table.
            while (Continuation(lines, furniture, next, title) is { } again)
            {
                next = Take(lines, furniture, again.Title, again.From, printed);
            }

            if (tableRows.Of(printed) is not { } rows)
            {
                mixed.UnionWith(lines.Take(i..next).Select(line => line.Page ?? 1));
                joined.AddRange(lines.Take(i..next));
                i = next;
                continue;
            }

            if (rows.Count == 0)
            {
                joined.Add(lines[i++]);
                continue;
            }

            joined.Add(lines[i] with { Text = string.Join('\t', title.Cells) + "\t" });
            joined.AddRange(rows.Select(row => new TextLine(0, string.Join('\t', row.Cells) + "\t", row.Page)));
            joined.Add(lines[next - 1] with { Text = "" });
            i = next;
        }

        return joined;
    }

    // Takes the lines that leave the gaps between the columns free; gives the first that is not the table's.
    private static int Take(IReadOnlyList<TextLine> lines, bool[] furniture, Title title, int from, List<PrintedRow> printed)
    {
        var page = from < lines.Count ? lines[from].Page : null;
        var free = title.Gaps.ConvertAll(gap => Enumerable.Range(gap.From, gap.To - gap.From).ToHashSet());
        var taken = new List<(int Index, bool AfterGap)>();
        var gap = true;
        for (var i = from; i < lines.Count && lines[i].Page == page; i++)
        {
            var text = lines[i].Text;
            if (furniture[i] || string.IsNullOrWhiteSpace(text))
            {
                gap |= !furniture[i];
                continue;
            }

            var left = free.ConvertAll(columns => columns.Where(column => column >= text.Length || text[column] == ' ').ToHashSet());
            if (left.Exists(columns => EdgeIn(columns) is null))
            {
                break;
            }

            free = left;
            taken.Add((i, gap));
            gap = false;
        }

        var edges = free.ConvertAll(columns => EdgeIn(columns)!.Value);
        var rows = taken.ConvertAll(line => new PrintedRow(title.Cut(lines[line.Index].Text, edges), line.AfterGap, lines[line.Index].Page));
        // A heading below the table stands in its first column alone.
        while (rows.Count > 0 && rows[^1].Cells.Skip(1).All(cell => cell.Length == 0) && rows[^1].AfterGap && !char.IsLower(rows[^1].Cells[0].FirstOrDefault()))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        printed.AddRange(rows);
        return rows.Count == 0 ? from : taken[rows.Count - 1].Index + 1;
    }

    // The end of the last free stretch wide enough to part two columns; null if there is none.
    private static int? EdgeIn(HashSet<int> columns)
    {
        int? edge = null;
        foreach (var column in columns)
        {
            edge = columns.Contains(column + Gap - 1) && Math.Max(edge ?? 0, column + Gap) is var later ? later : edge;
        }

        return edge;
    }

    private static (Title Title, int From)? Continuation(IReadOnlyList<TextLine> lines, bool[] furniture, int from, Title title)
    {
        var next = from;
        while (next < lines.Count && (furniture[next] || string.IsNullOrWhiteSpace(lines[next].Text)))
        {
            next++;
        }

        if (next == lines.Count || next == 0 || from == 0 || lines[next].Page == lines[from - 1].Page)
        {
            return null;
        }

        if (Title.Of(lines, next) is { } again)
        {
            return again.Cells.Count == title.Cells.Count ? (again, next + again.Height) : null;
        }

        var probe = new List<PrintedRow>();
        Take(lines, furniture, title, next, probe);
        return probe.Exists(row => row.Cells.Count(cell => cell.Length > 0) > 1) ? (title, next) : null;
    }

    /// <summary>A row of titles and the stretches between them, in which the gaps between the columns lie.</summary>
    /// <param name="Height">How many lines it takes.</param>
    private sealed record Title(IReadOnlyList<string> Cells, List<(int From, int To)> Gaps, int Height)
    {
        public static Title? Of(IReadOnlyList<TextLine> lines, int at)
        {
            var text = lines[at].Text;
            if (text.Length is < 10 or > 300 || text.Contains('\t') || !text.AsSpan().Trim().Contains("  ", StringComparison.Ordinal))
            {
                return null;
            }

            var cells = new List<string>();
            var gaps = new List<(int From, int To)>();
            for (var i = 0; i < text.Length;)
            {
                var start = i + text.AsSpan(i).IndexOfAnyExcept(' ');
                var length = text.AsSpan(start).IndexOf("  ");
                var end = length < 0 ? text.Length : start + length;
                if (cells.Count > 0)
                {
                    gaps.Add((i, start));
                }

                cells.Add(text[start..end].Trim());
                i = text.AsSpan(end).IsWhiteSpace() ? text.Length : end;
            }

            var title = new Title(cells, gaps, 1);
            return !title.IsOfATable() ? null : title.WithSecondLine(lines, at + 1) is { } taller && taller.IsOfATable() ? taller : title;
        }

        // "Lead" above "agency".
        private Title? WithSecondLine(IReadOnlyList<TextLine> lines, int at)
        {
            if (at >= lines.Count || string.IsNullOrWhiteSpace(lines[at].Text) || lines[at].Text.Length > 300)
            {
                return null;
            }

            var more = Cut(lines[at].Text, Gaps.ConvertAll(gap => gap.To));
            return this with { Cells = Cells.Select((cell, i) => $"{cell} {more[i]}".Trim()).ToList(), Height = 2 };
        }

        private bool IsOfATable()
        {
            var row = new Block(BlockKind.Row, string.Join(' ', Cells), default, null, 0, null, Cells);
            return Cells.Count > 1 && (PlanTable.IsTitleRow(row) || RecommendationTable.Of(row)?.IsTitledThroughout(row) == true);
        }

        public string[] Cut(string text, IReadOnlyList<int> edges)
        {
            int[] starts = [0, .. edges];
            return starts.Select((start, i) => (From: Math.Min(start, text.Length), To: i < edges.Count ? Math.Min(edges[i], text.Length) : text.Length))
                .Select(cell => text[cell.From..cell.To].Trim()).ToArray();
        }
    }
}
