using System.Text;
using ActionPlans.Domain;

namespace ActionPlans.Plans;

/// <summary>
/// CSV as spreadsheets read and write it (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in front, which reading
/// takes off again: what was written comes back letter for letter.
/// </summary>
internal static class CsvText
{
    private const string StartsFormula = "=+-@\t\r\n＝＋－＠";

    public static string Write(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(cell => Quoted(Harmless(cell ?? "")))).Append("\r\n");
        return text.ToString();
    }

    /// <summary>The rows with the number of the line on which each begins, from 1. Commas, or semicolons where the first line has those.</summary>
    /// <exception cref="RefusedException">A quotation does not end, or a row is too wide; the message names the line.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text, int mostCells)
    {
        var separator = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length) is var first && first.Count(';') > first.Count(',') ? ';' : ',';
        var cells = new List<string>();
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            var began = line;
            cells.Clear();
            while (true)
            {
                if (cells.Count == mostCells)
                    throw new RefusedException(FormattableString.Invariant($"line {began} has more than {mostCells} cells: save the exported table again without further columns"));
                cells.Add(Plain(Cell(text, ref at, ref line, began, separator)));
                if (at >= text.Length || text[at] != separator)
                    break;
                at++;
            }

            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            line++;
            yield return (began, [.. cells]);
        }
    }

    private static string Cell(string text, ref int at, ref int line, int began, char separator)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var start = at;
            while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                at++;
            return text[start..at];
        }

        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (at >= text.Length)
                throw new RefusedException(FormattableString.Invariant($"the quotation that begins on line {began} does not end: save the file again as CSV"));
            if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
                break;
            if (text[at] == '"')
                at++;
            else if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n')))
                line++;
            cell.Append(text[at]);
        }

        at++;
        if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            throw new RefusedException(FormattableString.Invariant($"line {line} goes on after a closing quotation mark: save the file again as CSV"));
        return cell.ToString();
    }

    private static string Harmless(string cell) => IsFormula(cell) ? "'" + cell : cell;

    private static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && IsFormula(cell[1..]) ? cell[1..] : cell;

    /// <summary>Leading apostrophes and spaces count too: else one that was there before could not be told from one put there here.</summary>
    private static bool IsFormula(string cell) => cell.AsSpan().TrimStart("' ") is [var first, ..] && StartsFormula.Contains(first, StringComparison.Ordinal);

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",;\"\r\n") >= 0 || cell.StartsWith(' ') || cell.EndsWith(' ')
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
