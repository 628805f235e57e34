using System.Text;

namespace ActionPlans.Reports.Layout;

/// <summary>One printed line of a table, cut at its columns; of a whole row all its lines.</summary>
/// <param name="AfterGap">Whether the line above it is blank.</param>
internal sealed record PrintedRow(string[] Cells, bool AfterGap, int? Page);

/// <summary>Tells which printed lines are one row: by the number in the first column, by the gaps, or by cells that all begin anew.</summary>
internal sealed class TableRows(LineEnds lineEnds)
{
    // A table of more lines than that has more than one row.
    private const int LongestRow = 12;
    // Letters are not equally wide: what takes up to so many hundredths of the longest line would have fitted.
    private const int SureToFit = 85;

    /// <summary>Null if the rows can't be told apart.</summary>
    public List<PrintedRow>? Of(List<PrintedRow> lines)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var asked = Enumerable.Range(0, lines[0].Cells.Length).MaxBy(column => lines.Sum(line => line.Cells[column].Length));
        return IsNumbered(lines, asked) ? ByNumbers(lines) : Parts(lines) is { Count: > 1 } parts ? ByGaps(parts, asked) : ByCells(lines, asked);
    }

    private static bool IsNumbered(List<PrintedRow> lines, int asked) =>
        asked > 0 && lines.Exists(line => line.Cells[0].Length > 0) && lines.TrueForAll(line => line.Cells[0].Length == 0 || IsNumber(line.Cells[0]));

    private List<PrintedRow>? ByNumbers(List<PrintedRow> lines)
    {
        // Numbers in the middle of their rows' height stand below the row's first line; then the gaps have to part the rows.
        var parts = Parts(lines);
        var isCentred = parts.Exists(part => part[0].Cells[0].Length == 0) && parts.TrueForAll(part => part.Count(line => line.Cells[0].Length > 0) == 1);
        return isCentred ? parts.ConvertAll(Join)
            : lines[0].Cells[0].Length > 0 ? Split(lines, (line, _) => line.Cells[0].Length > 0).ConvertAll(Join)
            : null;
    }

    private List<PrintedRow>? ByCells(List<PrintedRow> lines, int asked)
    {
        var widths = lines[0].Cells.Select((_, column) => lines.Max(line => line.Cells[column].Length)).ToArray();
        var isUnwrapped = lines.TrueForAll(line => char.IsUpper(line.Cells[asked].FirstOrDefault()) && Array.TrueForAll(line.Cells, cell => cell.Length > 0));
        var rows = Split(lines, (line, before) => isUnwrapped || BeginsRow(line, before, asked, widths));
        return rows.Exists(row => MayHideAnother(row, asked, widths)) || (rows.Count == 1 && lines.Count > LongestRow) ? null : rows.ConvertAll(Join);
    }

    private static List<List<PrintedRow>> Parts(List<PrintedRow> lines) => Split(lines, (line, _) => line.AfterGap);

    // What goes on in small letters, or has nothing to ask, is the rest of the row above.
    private List<PrintedRow> ByGaps(List<List<PrintedRow>> parts, int asked)
    {
        var rows = new List<List<PrintedRow>>();
        foreach (var part in parts)
        {
            var words = part[0].Cells[asked];
            if (rows.Count > 0 && (words.Length == 0 || char.IsLower(words[0])))
            {
                rows[^1].AddRange(part);
            }
            else
            {
                rows.Add(part);
            }
        }

        return rows.ConvertAll(Join);
    }

    // Cells begin at the same height, so one that is filled below an empty line of its column belongs to another row.
    private static bool BeginsRow(PrintedRow line, PrintedRow before, int asked, int[] widths)
    {
        var refills = Enumerable.Range(0, line.Cells.Length).Any(column => line.Cells[column].Length > 0 && before.Cells[column].Length == 0);
        var isSentence = before.Cells[asked].EndsWith('.') && char.IsUpper(line.Cells[asked].FirstOrDefault());
        var others = line.Cells.Count(cell => cell.Length > 0) > 1;
        return line.Cells[asked].Length > 0 && others && (refills || isSentence || IsEnded(line, before, asked, widths));
    }

    // Its lines fill the column that asks, so that only a capital beside a cell that was ended may begin another row.
    private static bool MayHideAnother(List<PrintedRow> row, int asked, int[] widths) =>
        row.Zip(row.Skip(1)).Any(pair => char.IsUpper(pair.Second.Cells[asked].FirstOrDefault()) && Array.TrueForAll(pair.Second.Cells, cell => cell.Length > 0)
            && Enumerable.Range(0, widths.Length).Any(column => IsEnded(pair.Second, pair.First, column, widths)));

    // The next word would have had room on the line before, if it were of the same cell.
    private static bool IsEnded(PrintedRow line, PrintedRow before, int column, int[] widths)
    {
        var word = line.Cells[column].IndexOf(' ') is >= 0 and var end ? end : line.Cells[column].Length;
        return word > 0 && before.Cells[column].Length > 0 && (before.Cells[column].Length + 1 + word) * 100 <= widths[column] * SureToFit;
    }

    private static List<List<PrintedRow>> Split(List<PrintedRow> lines, Func<PrintedRow, PrintedRow, bool> begins)
    {
        var rows = new List<List<PrintedRow>>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 0 || begins(lines[i], lines[i - 1]))
            {
                rows.Add([]);
            }

            rows[^1].Add(lines[i]);
        }

        return rows;
    }

    private PrintedRow Join(List<PrintedRow> lines) => lines[0] with
    {
        Cells = lines[0].Cells.Select((_, column) => JoinCell(lines.Select(line => line.Cells[column]))).ToArray(),
    };

    private string JoinCell(IEnumerable<string> pieces)
    {
        var cell = new StringBuilder();
        foreach (var piece in pieces)
        {
            // A list inside a cell is part of one demand, as it would be without the table.
            lineEnds.Append(cell, ListMarker.Of(piece) is { IsBullet: true } item ? item.Rest : piece);
        }

        return cell.ToString();
    }

    private static bool IsNumber(string cell) => cell.Length <= 6 && cell.Any(char.IsAsciiDigit) && cell.All(c => char.IsAsciiDigit(c) || c is '.' or 'R' or ')');
}
