using ActionPlans.Reports.Formats;
using ActionPlans.Reports.Parts;

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
            throw Nothing(source);
        }

        foreach (var format in Formats)
        {
            if (format.Recognises(source) && format.Read(source) is var reading && (reading.Recommendations.Count > 0 || reading.PlanRows.Count > 0))
            {
                RefuseWhenCutOff(text, reading);
                reading = MixedPages.Doubt(text, reading);
                reading = UnreadDemands.Find(source.Blocks, reading) is { } unread ? reading with { Checks = [.. reading.Checks, unread] } : reading;
                return format == HeadingFamily.General ? Unsure(reading) : reading;
            }
        }

        throw Nothing(source);
    }

    private static Reading Unsure(Reading reading) => reading with
    {
        Checks = [new Check("The report is of no known family; compare every line found with the original.", new LineSpan(1, 1)), .. reading.Checks],
    };

    /// <summary>
    /// CQC's reports end with the demand for a plan, and Ofsted's integrated inspections with the grades. One that ends in its list of
    /// recommendations lacks the rest of it, and nobody would miss what is not there.
    /// </summary>
    private static void RefuseWhenCutOff(ReportText text, Reading reading)
    {
        if (reading.Family is not ("cqc-integrated-inspection" or "cqc-clas-review" or "ofsted-integrated-inspection") || reading.Recommendations.Count == 0)
            return;
        var end = text.Lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line.Text)).Number;
        var last = reading.Recommendations[^1];
        if (last.Lines.To >= end)
            throw new ReportRefusedException(
                $"{text.FileName} breaks off in its recommendations, at line {end}; a report of this family goes on after them. Get the whole report.");
    }

    private static ReportRefusedException Nothing(ReportSource source) => new(UnreadDemands.Named(source.Blocks) is { Length: > 0 } demands
        ? $"No recommendations were found in {source.Text.FileName}: nothing in it stands below words that ask for it. What sounds like a demand is at {demands}; check whether anything is asked for there."
        : $"No recommendations were found in {source.Text.FileName}; check that it is an inspection report and complete.");
}
