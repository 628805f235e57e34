namespace ActionPlans.Reports.Parts;

/// <summary>Doubts what was read from pages whose columns or table rows could not be told apart.</summary>
internal static class MixedPages
{
    public const string Flag = "mixed-columns";

    public static Reading Doubt(ReportText text, Reading reading)
    {
        if (text.MixedPages.Count == 0)
        {
            return reading;
        }

        var lines = text.Lines.Where(line => line.Page is { } page && text.MixedPages.Contains(page)).Select(line => line.Number).ToList();
        var where = text.MixedPages.Count == 1 ? $"On page {text.MixedPages[0]}" : $"On pages {string.Join(", ", text.MixedPages)}";
        var check = new Check(
            $"{where} stand columns or table rows that could not be told apart, so that sentences may be mixed; compare what was read with the original.",
            new LineSpan(lines[0], lines[^1]));
        var mixed = lines.ToHashSet();
        return reading with
        {
            Recommendations = [.. reading.Recommendations.Select(read => IsMixed(read.Lines) ? read with { Flags = [.. read.Flags, Flag] } : read)],
            PlanRows = [.. reading.PlanRows.Select(row => IsMixed(row.Lines) ? row with { Flags = [.. row.Flags, Flag] } : row)],
            Checks = [check, .. reading.Checks],
        };

        bool IsMixed(LineSpan read) => mixed.Contains(read.From) || mixed.Contains(read.To);
    }
}
