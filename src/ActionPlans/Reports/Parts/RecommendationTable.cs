using ActionPlans.Domain;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>One row of a table of recommendations.</summary>
/// <param name="Bodies">As printed; empty where the table has no such column or the cell is empty.</param>
/// <param name="Timescale">Null where the table has no such column or the cell is empty.</param>
internal sealed record TableRow(string? Number, string Text, string Bodies, Timescale? Timescale);

/// <summary>A table with a column of recommendations and columns for who and by when, known by its title row.</summary>
internal sealed class RecommendationTable
{
    private static readonly string[] Asked =
        ["recommendation", "recommendations", "area for improvement", "areas for improvement", "area for priority action", "areas for priority action", "priority action", "action required", "required action"];

    private static readonly string[] Numbers = ["no", "no.", "number", "ref", "ref.", "#", "rec", "rec no", "rec."];

    private static readonly string[] Who =
        ["lead", "lead agency", "lead body", "lead organisation", "responsible", "responsible body", "responsible bodies", "responsible agency", "organisation", "agency", "owner", "who", "for"];

    private static readonly string[] When = ["timescale", "timescales", "when", "by when", "deadline", "target date", "target", "due", "due date", "date", "completion date", "timeframe"];

    private readonly int asked;
    private readonly int number;
    private readonly int who;
    private readonly int when;

    private RecommendationTable(Block title) =>
        (asked, number, who, when) = (Column(title, Asked), Column(title, Numbers), Column(title, Who), Column(title, When));

    /// <summary>The table below this row of titles; null if it is no such row.</summary>
    public static RecommendationTable? Of(Block block) =>
        block.Kind == BlockKind.Row && new RecommendationTable(block) is { asked: >= 0 } table && (table.who >= 0 || table.when >= 0 || table.number >= 0) ? table : null;

    /// <summary>Whether every cell of this row is a title, so that no sentence of a page with columns is taken for one.</summary>
    public bool IsTitledThroughout(Block title) => title.Cells.Count(cell => cell.Length > 0) == new[] { asked, number, who, when }.Count(column => column >= 0);

    /// <summary>Null for a row without a recommendation.</summary>
    public TableRow? Row(Block block)
    {
        // The number may have been taken for the list's sign already.
        var cells = block.Number is not null && number == 0 ? [block.Number, .. block.Cells] : block.Cells;
        var text = Cell(cells, asked);
        return text.Length == 0
            ? null
            : new TableRow(Cell(cells, number) is { Length: > 0 } printed ? printed.TrimEnd('.') : block.Number, text, Cell(cells, who), Cell(cells, when) is { Length: > 0 } time ? Timescale.Read(time) : null);
    }

    private static string Cell(IReadOnlyList<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : "";

    private static int Column(Block title, string[] names)
    {
        for (var i = 0; i < title.Cells.Count; i++)
        {
            if (Array.IndexOf(names, title.Cells[i].TrimEnd(':', ' ').ToLowerInvariant()) >= 0)
            {
                return i;
            }
        }

        return -1;
    }
}
