using ActionPlans.Domain;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>The tables of a business plan, joined again where the conversion or a page broke them.</summary>
internal static class PlanTable
{
    private static readonly string[][] Titles =
    [
        ["objective", "priority", "aim"], ["action", "actions"], ["outcome", "outcomes", "impact"],
        ["evidence of compliance", "evidence", "measure", "success measure"], ["lead", "owner", "responsible", "lead officer"],
        ["target", "timescale", "target date", "deadline", "by when"],
    ];

    private const int LongestGap = 3;

    public static bool IsTitleRow(Block block) =>
        block.Kind == BlockKind.Row && ColumnOf(block, 0) >= 0 && ColumnOf(block, 1) >= 0 && (ColumnOf(block, 4) >= 0 || ColumnOf(block, 5) >= 0);

    public static IReadOnlyList<PlanRow> Read(IReadOnlyList<Block> blocks, DateOnly? context, ICollection<Check> checks)
    {
        var drafts = new List<Draft>();
        int[]? columns = null;
        var above = "";
        var lastLine = 0;
        foreach (var block in blocks)
        {
            if (RiskRegister.IsTitleRow(block))
            {
                columns = null;
                continue;
            }

            if (IsTitleRow(block))
            {
                columns = Enumerable.Range(0, Titles.Length).Select(i => ColumnOf(block, i)).ToArray();
                lastLine = block.Lines.To;
                continue;
            }

            if (columns is null || block.Kind != BlockKind.Row || block.Lines.From - lastLine > LongestGap)
            {
                columns = block.Kind == BlockKind.Row || columns is null || block.Lines.From - lastLine <= LongestGap && !block.LooksLikeHeading ? columns : null;
                continue;
            }

            lastLine = block.Lines.To;
            var cells = columns.Select(c => c >= 0 && c < block.Cells.Count ? block.Cells[c] : "").ToArray();
            if (cells.Skip(1).All(c => c.Length == 0))
            {
                above = cells[0];
            }
            else if (drafts.Count > 0 && Continues(drafts[^1].Cells, cells))
            {
                drafts[^1].Join(cells, block.Lines);
            }
            else
            {
                cells[0] = string.Join(" – ", new[] { above, cells[0] }.Where(c => c.Length > 0));
                drafts.Add(new Draft(cells, block.Lines, block.Cells.Count > columns.Max() + 2 || block.Text.Contains("S S S S", StringComparison.Ordinal) || cells.Any(IsTitle)));
                above = "";
            }
        }

        return drafts.ConvertAll(draft => draft.ToRow(context, checks));
    }

    // A cell that goes on in small letters was cut by a page or a table's end.
    private static bool Continues(string[] before, string[] cells)
    {
        for (var i = 0; i < 3; i++)
        {
            if (cells[i].Length > 0 && before[i].Length > 0 && char.IsLower(cells[i][0]) && before[i][^1] is not ('.' or ';'))
            {
                return true;
            }
        }

        return false;
    }

    private static int ColumnOf(Block row, int title)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (Array.IndexOf(Titles[title], row.Cells[i].TrimEnd(':', ' ').ToLowerInvariant()) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsTitle(string cell) => Array.Exists(Titles, names => Array.IndexOf(names, cell.TrimEnd(':', ' ').ToLowerInvariant()) >= 0);

    private sealed class Draft(string[] cells, LineSpan lines, bool garbled)
    {
        private bool joined;

        public string[] Cells => cells;

        public void Join(string[] more, LineSpan later)
        {
            joined = true;
            lines = lines.Through(later);
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = (cells[i] + " " + more[i]).Trim();
            }
        }

        public PlanRow ToRow(DateOnly? context, ICollection<Check> checks)
        {
            var targets = cells[5].Length == 0 || garbled && IsTitle(cells[5]) ? [] : Timescale.ReadAll(cells[5], context);
            var flags = new List<string>();
            Flag(garbled, "garbled-row", "The conversion has broken this row of the plan; read it in the original.");
            Flag(joined, "joined-rows", "A row was put together from two parts; check where one action ends.");
            Flag(targets.Count > 1, "several-targets", $"Several targets stand in one cell (\"{cells[5]}\"); say which belongs to which action.");
            Flag(targets.Count == 0, "no-timescale", null);
            Flag(cells[4].Length == 0, "no-lead", null);
            return new PlanRow(Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), targets, lines, flags);

            void Flag(bool isSo, string flag, string? what)
            {
                if (isSo)
                {
                    flags.Add(flag);
                    if (what is not null)
                    {
                        checks.Add(new Check($"{what} (line {lines.From})", lines));
                    }
                }
            }
        }

        private string? Cell(int i) => cells[i].Length == 0 ? null : cells[i];
    }
}
