using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Ofsted's inspection of looked after children services (2013): one council, one sentence, bands of time.</summary>
internal static class FictionalLookedAfter
{
    public static FictionalReport Write(int seed)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        var council = report.Place + write.Pick(" City Council", " County Council", " Borough Council");
        report.Dates(2013);
        report.Add("Inspection of looked after children services", "", council, "", $"Inspection dates: {report.From:d MMMM yyyy} – {report.To:d MMMM yyyy}", "");
        report.Add("Reporting inspector Lucian Vane HMI", "", $"Published: {report.Published:d MMMM yyyy}", "");
        write.Heading("Inspection judgements");
        write.Prose(4);
        write.Heading("Areas for improvement");
        var partners = write.Chance(0.3);
        var who = partners ? "the local authority and its partners" : write.Pick("the local authority", "the council", council);
        report.Add(write.Pick(
            $"15. In order to improve the quality of provision and services for looked after children and young people in {report.Place}, {who} should take the following action.",
            $"In order to improve the quality of provision for looked after children, {who} should take the following action:",
            $"To improve services for looked after children and young people, {who} should:"), "");
        var bands = new (string Printed, int? Months)[] { (write.Pick("Immediately:", "Immediately"), null), (write.Pick("Within three months:", "Within 3 months"), 3), (write.Pick("Within six months:", "Within 6 months:"), 6) };
        foreach (var (printed, months) in bands)
        {
            write.Heading(printed);
            write.Items(RecommendationKind.AreaForImprovement, [council], months, months is null, openEnded: partners, numbers: false, ends: true);
        }

        write.Heading(write.Pick("Summary of the quality of provision", "Outcomes for looked after children", "The quality of provision"));
        write.Prose(2);
        return report;
    }
}
