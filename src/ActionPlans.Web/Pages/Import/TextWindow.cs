using ActionPlans.Reports;

namespace ActionPlans.Web.Pages.Import;

/// <summary>A part of the report's own text, with what was found in it. Whole reports would make pages too heavy.</summary>
/// <param name="Path">The page that shows it.</param>
/// <param name="Earlier">A line to look at before; null at the beginning.</param>
/// <param name="Later">A line to look at next; null at the end.</param>
internal sealed record TextWindow(long Upload, string Path, IReadOnlyList<ShownLine> Lines, int? Earlier, int? Later)
{
    private const int MostCharacters = 14_000;
    private const int PerLine = 20;
    private const int LinesBefore = 12;

    public static TextWindow Around(ReportText text, Reading reading, int line, string path, long upload)
    {
        var found = Found(reading).ToList();
        var isShort = text.Lines.Sum(one => (long)one.Text.Length + PerLine) < MostCharacters;
        var first = isShort ? 1 : Math.Clamp(line - LinesBefore, 1, Math.Max(1, text.Lines.Count));
        var shown = new List<ShownLine>();
        var characters = 0;
        var at = first;
        for (; at <= text.Lines.Count && characters < MostCharacters; at++)
        {
            var written = text.Lines[at - 1].Text;
            characters += written.Length + PerLine;
            if (!string.IsNullOrWhiteSpace(written))
                shown.Add(Shown(at, written, found));
        }

        var step = Math.Max(1, at - first - LinesBefore);
        return new TextWindow(upload, path, shown, first > 1 ? Math.Max(1, first - step + LinesBefore) : null, at <= text.Lines.Count ? at + LinesBefore - 1 : null);
    }

    public string To(int line) => FormattableString.Invariant($"{Path}?line={line}#L{line}");

    /// <summary>Where a line can be seen: on this page, or with another part of the text.</summary>
    public string Show(int line) => Lines.Any(shown => shown.Number == line) ? FormattableString.Invariant($"#L{line}") : To(line);

    private static ShownLine Shown(int number, string written, List<(LineSpan Lines, string What)> found)
    {
        var here = found.Where(one => one.Lines.From <= number && number <= one.Lines.To).ToList();
        return new ShownLine(number, written, here.Count > 0, [.. here.Where(one => one.Lines.From == number).Select(one => one.What).Distinct()]);
    }

    private static IEnumerable<(LineSpan Lines, string What)> Found(Reading reading)
    {
        foreach (var one in reading.Recommendations)
            yield return (one.Lines, FormattableString.Invariant($"Recommendation {one.Number ?? $"{one.Ordinal}"}"));
        foreach (var one in reading.Judgements)
            yield return (one.Lines, $"Grade: {one.Grade}");
        foreach (var one in reading.FurtherDuties.Append(reading.PlanDuty).OfType<PlanDuty>())
            yield return (one.Lines, "Action plan");
        for (var place = 0; place < reading.PlanRows.Count; place++)
            yield return (reading.PlanRows[place].Lines, FormattableString.Invariant($"Row {place + 1}"));
        foreach (var one in reading.Risks)
            yield return (one.Lines, "Risk");
    }
}

/// <param name="Number">Of the line, from 1.</param>
/// <param name="What">What begins on it.</param>
internal sealed record ShownLine(int Number, string Text, bool IsFound, IReadOnlyList<string> What);
