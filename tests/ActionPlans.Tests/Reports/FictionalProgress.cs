using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Progress inspections and reviews of no known family: who and how soon stand inside the sentences.</summary>
internal static class FictionalProgress
{
    public static FictionalReport Progress(int seed) => Write(seed, "Progress inspection of safeguarding services in ", general: false);

    public static FictionalReport General(int seed) => Write(seed, "Review of arrangements for young people in ", general: true);

    private static FictionalReport Write(int seed, string title, bool general)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        var council = report.Place + write.Pick(" City Council", " County Council", " Borough Council");
        report.Dates(2012);
        report.Add(title + report.Place, "", council, "", $"Date of inspection: {report.From:d MMMM yyyy} - {report.To:d MMMM yyyy}", "", $"Published: {report.Published:d MMMM yyyy}", "");
        write.Heading("Findings");
        write.Prose(3);
        var kind = RecommendationKind.Recommendation;
        if (general && write.Chance(0.3))
        {
            write.Heading(write.Pick("What needs to improve?", "Areas for improvement"));
            write.Items(RecommendationKind.AreaForImprovement, [], least: 2);
        }
        else if (general && write.Chance(0.4))
        {
            write.Heading("Recommendations");
            foreach (var (band, amount, now) in new (string, int?, bool)[] { ("With immediate effect", null, true), ("Within 3 months", 3, false), ("Within six months of the publication of this report:", 6, false) })
            {
                write.Heading(band);
                report.Add($"NHS {report.Place} CCG and Tidewater NHS Foundation Trust should ensure that:", "");
                write.Items(kind, [$"NHS {report.Place} CCG", "Tidewater NHS Foundation Trust"], amount, now);
            }
        }
        else if (general && write.Chance(0.4))
        {
            write.Heading("Recommendations");
            for (var number = 1; number <= 4; number++)
            {
                var text = $"{council} should {report.Sentence()}";
                report.Add($"Recommendation {number}{write.Pick(":", " –")} {text}", "");
                report.Expect(new(text, $"{number}", null, false, [council], false, null, kind));
            }
        }
        else
        {
            write.Heading("Recommendations");
            if (write.Chance(0.3))
            {
                report.Add("We recommend that:", "");
            }

            Sentences(write, council);
        }

        write.Heading(write.Pick("Next visit", "Next steps", "Appendix"));
        write.Prose();
        return report;
    }

    private static void Sentences(ListedReportWriter write, string council)
    {
        var (place, kind) = (write.Report.Place, RecommendationKind.Recommendation);
        var rest = () => write.Report.Sentence().TrimEnd('.') + ".";
        write.Item($"The council should, within three months, {rest()}", kind, [council], 3);
        write.Item($"Within six weeks, NHS {place} should {rest()}", kind, [$"NHS {place}"], 6);
        write.Item($"The council and NHS {place} should agree within 20 working days how they {rest()}", kind, [council, $"NHS {place}"], 20);
        write.Item($"{place} Police should immediately {rest()}", kind, [$"{place} Police"], null, immediate: true);
        write.Item($"The council, together with {place} Hospitals NHS Trust, should {rest()}", kind, [council, $"{place} Hospitals NHS Trust"]);
        write.Item($"The local authority and its partners should {rest()}", kind, [council], openEnded: true);
        write.Report.Add("");
    }
}
