namespace ActionPlans.Reports.Parts;

/// <summary>A table of two columns, from a page (told by where its words stand) or from tabs.</summary>
internal static class TwoColumnTable
{
    internal sealed record Row(string Left, string Right, LineSpan Lines, PageSpan? Pages);

    /// <summary>The rows below the line that holds both titles, up to the first line that can't be of the table.</summary>
    public static IReadOnlyList<Row> Read(ReportText text, string leftTitle, string rightTitle)
    {
        var lines = text.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var left = lines[i].Text.IndexOf(leftTitle, StringComparison.OrdinalIgnoreCase);
            var right = left < 0 ? -1 : lines[i].Text.IndexOf(rightTitle, left, StringComparison.OrdinalIgnoreCase);
            if (right > 0)
            {
                return lines[i].Text.Contains('\t') ? Tabbed(lines, i + 1) : Columns(lines, i + 1, right);
            }
        }

        return [];
    }

    private static List<Row> Tabbed(IReadOnlyList<TextLine> lines, int start)
    {
        var furniture = Layout.PageFurniture.Find(lines);
        var rows = new List<Row>();
        for (var i = start; i < lines.Count && (lines[i].Text.Contains('\t') || furniture[i] || lines[i].Text.AsSpan().IsWhiteSpace()); i++)
        {
            var cells = lines[i].Text.Split('\t', StringSplitOptions.TrimEntries);
            if (cells.Length > 1 && cells[1].Length > 0)
            {
                rows.Add(new Row(cells[0], Layout.Clean.Text(cells[1]), new LineSpan(lines[i].Number, lines[i].Number), lines[i].Page is { } page ? new PageSpan(page, page) : null));
            }
        }

        return rows;
    }

    // A row begins where words stand on the left after the right-hand cell has come to its full stop.
    private static List<Row> Columns(IReadOnlyList<TextLine> lines, int start, int edge)
    {
        var furniture = Layout.PageFurniture.Find(lines);
        var rows = new List<Row>();
        for (var i = start; i < lines.Count; i++)
        {
            var line = lines[i];
            if (furniture[i] || line.Text.AsSpan().IsWhiteSpace())
            {
                continue;
            }

            var cut = Math.Min(line.Text.Length, Math.Max(0, edge - 1));
            var left = line.Text[..cut].Trim();
            var right = line.Text[cut..].Trim();
            var begins = rows.Count == 0 || (left.Length > 0 && right.Length > 0 && char.IsUpper(right[0]) && rows[^1].Right.EndsWith('.'));
            if (right.Length == 0 && (rows.Count == 0 || rows[^1].Right.EndsWith('.')) && line.Text.Length - line.Text.TrimStart().Length == 0)
            {
                break;
            }

            if (begins)
            {
                rows.Add(new Row(left, right, new LineSpan(line.Number, line.Number), line.Page is { } page ? new PageSpan(page, page) : null));
            }
            else
            {
                var last = rows[^1];
                var marker = Layout.ListMarker.Of(right);
                rows[^1] = last with
                {
                    Left = (last.Left + " " + left).Trim(),
                    Right = (last.Right + " " + (marker.IsBullet ? marker.Rest : right)).Trim(),
                    Lines = last.Lines with { To = line.Number },
                    Pages = last.Pages is { } p && line.Page is { } to ? p with { To = to } : last.Pages,
                };
            }
        }

        return rows;
    }
}
