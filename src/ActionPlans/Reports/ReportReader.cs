using ActionPlans.Reports.Formats;

namespace ActionPlans.Reports;

/// <summary>Reads a report of a family it knows. It never guesses silently: what is unsure is in the reading's checks.</summary>
public static class ReportReader
{
    private static readonly IReportFormat[] Formats = [new CqcIntegratedInspection(), new CqcClasReview(), new OfstedIntegratedInspection()];

    /// <exception cref="ReportRefusedException">The family is unknown or can't be read yet, or the report is incomplete.</exception>
    public static Reading Read(ReportText text)
    {
        var source = new ReportSource(text);
        var format = Array.Find(Formats, f => f.Recognises(source)) ?? throw Unknown(source);
        var reading = format.Read(source);
        return reading.Recommendations.Count > 0
            ? reading
            : throw new ReportRefusedException($"No recommendations were found in {text.FileName}; check that the report is complete.");
    }

    private static ReportRefusedException Unknown(ReportSource source) =>
        new(UnreadFamilies.Guess(source) is { } guess
            ? $"{source.Text.FileName} looks like {guess}; reports of this family cannot be read yet."
            : $"{source.Text.FileName} is not a report of a known family; give a CQC or Ofsted report with recommendations.");
}
