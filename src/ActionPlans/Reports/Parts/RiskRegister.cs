using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>A risk register: Risk, Impact, Mitigation; a row without impact goes on with the risk above it.</summary>
internal static class RiskRegister
{
    public static IReadOnlyList<ReadRisk> Read(IReadOnlyList<Block> blocks)
    {
        var risks = new List<ReadRisk>();
        var inside = false;
        foreach (var block in blocks)
        {
            if (IsTitleRow(block))
            {
                inside = true;
            }
            else if (inside && block.Kind == BlockKind.Row && block.Cells.Count >= 3)
            {
                Take(block, risks);
            }
            else if (inside && block.Kind == BlockKind.Paragraph)
            {
                inside = false;
            }
        }

        return risks;
    }

    public static bool IsTitleRow(Block block) =>
        block.Kind == BlockKind.Row && block.Cells.Count >= 3 && block.Cells[0].Equals("Risk", StringComparison.OrdinalIgnoreCase)
        && block.Cells[1].StartsWith("Impact", StringComparison.OrdinalIgnoreCase);

    private static void Take(Block row, List<ReadRisk> risks)
    {
        if (row.Cells[1].Length > 0 || risks.Count == 0)
        {
            risks.Add(new ReadRisk(row.Cells[0], row.Cells[1].Length == 0 ? null : row.Cells[1], row.Cells[2].Length == 0 ? [] : [row.Cells[2]], row.Lines));
            return;
        }

        var last = risks[^1];
        risks[^1] = last with
        {
            Risk = (last.Risk + " " + row.Cells[0]).Trim(),
            Mitigations = row.Cells[2].Length == 0 ? last.Mitigations : [.. last.Mitigations, row.Cells[2]],
            Lines = last.Lines.Through(row.Lines),
        };
    }
}
