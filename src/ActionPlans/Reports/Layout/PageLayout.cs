namespace ActionPlans.Reports.Layout;

/// <summary>Brings the lines of printed pages into the order in which people read them: columns one below the other, a table's row on one line.</summary>
internal static class PageLayout
{
    /// <summary>The same report with its lines numbered anew; a PDF has no lines of its own that the numbers could be compared with.</summary>
    public static ReportText InReadingOrder(ReportText text)
    {
        var mixed = new SortedSet<int>();
        var lines = PageColumns.Unfold(PageTables.Join(text.Lines, mixed), mixed);
        return text with { Lines = lines.Select((line, i) => line with { Number = i + 1 }).ToList(), MixedPages = mixed.ToList() };
    }
}
