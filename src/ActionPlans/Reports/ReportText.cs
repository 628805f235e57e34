namespace ActionPlans.Reports;

/// <summary>The words of a report file, line by line, before anything is understood.</summary>
/// <param name="FileName">Name without folder.</param>
/// <param name="Sha256">Lower-case hex of the file's bytes as they came.</param>
/// <param name="Lines">In order, numbered from 1 without gaps.</param>
/// <param name="FromPages">True where the file had pages and columns, so that lines are wrapped and carry page furniture.</param>
public sealed record ReportText(string FileName, string Sha256, IReadOnlyList<TextLine> Lines, bool FromPages = false)
{
    /// <summary>Pages whose columns or table rows could not be told apart, so that their lines may mix sentences; in order.</summary>
    public IReadOnlyList<int> MixedPages { get; init; } = [];
}

/// <summary>One line as it stands in the file.</summary>
/// <param name="Page">From 1; null where the file has no pages.</param>
public readonly record struct TextLine(int Number, string Text, int? Page = null)
{
    /// <summary>How wide the column is that it stands in, in characters; null where the whole width is one column.</summary>
    public int? ColumnWidth { get; init; }

    /// <summary>Whether it is the first of a page's second column, where a sentence may go on as it does on a new page.</summary>
    public bool StartsColumn { get; init; }
}
