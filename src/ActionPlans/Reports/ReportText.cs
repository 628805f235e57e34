namespace ActionPlans.Reports;

/// <summary>The words of a report file, line by line, before anything is understood.</summary>
/// <param name="FileName">Name without folder.</param>
/// <param name="Sha256">Lower-case hex of the file's bytes as they came.</param>
/// <param name="Lines">In order, numbered from 1 without gaps.</param>
/// <param name="FromPages">True where the file had pages and columns, so that lines are wrapped and carry page furniture.</param>
public sealed record ReportText(string FileName, string Sha256, IReadOnlyList<TextLine> Lines, bool FromPages = false);

/// <summary>One line as it stands in the file.</summary>
/// <param name="Page">From 1; null where the file has no pages.</param>
public readonly record struct TextLine(int Number, string Text, int? Page = null);
