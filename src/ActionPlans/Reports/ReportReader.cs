using ActionPlans.Reports.Formats;

namespace ActionPlans.Reports;

/// <summary>Reads a report into what it asks for. It never guesses silently: what is unsure is in the reading's checks.</summary>
public static class ReportReader
{
    // The first that recognises the report reads it; the general reader, which knows no family, comes last.
    private static readonly IReportFormat[] Formats =
    [
        new CqcIntegratedInspection(), new CqcClasReview(), OfstedInspection.Integrated, OfstedInspection.LookedAfter, new JtaiLetter(),
        new SendInspection(), new OfstedLetter(), new BoardPlan(), .. HeadingFamily.Known, HeadingFamily.General,
    ];

    /// <summary>The stored names of the families that it knows.</summary>
    public static IReadOnlyList<string> Families { get; } = [.. Formats.Select(format => format.Family).Distinct()];

    /// <exception cref="ReportRefusedException">Nothing in the text asks for anything, or the report is incomplete.</exception>
    public static Reading Read(ReportText text)
    {
        var source = new ReportSource(text);
        if (source.Blocks.Count == 0)
        {
            throw Nothing(text);
        }

        foreach (var format in Formats)
        {
            if (format.Recognises(source) && format.Read(source) is var reading && (reading.Recommendations.Count > 0 || reading.PlanRows.Count > 0))
            {
                return format == HeadingFamily.General ? Unsure(reading) : reading;
            }
        }

        throw Nothing(text);
    }

    private static Reading Unsure(Reading reading) => reading with
    {
        Checks = [new Check("The report is of no known family; compare every line found with the original.", new LineSpan(1, 1)), .. reading.Checks],
    };

    private static ReportRefusedException Nothing(ReportText text) =>
        new($"No recommendations were found in {text.FileName}; check that it is an inspection report and complete.");
}
