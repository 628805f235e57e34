using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Ofsted's single inspection framework: the authority's list, then the board's, under headings that changed with the years.</summary>
internal static class FictionalSingleInspection
{
    public static FictionalReport Write(int seed)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        var council = report.Place + write.Pick(" City Council", " County Council", " Metropolitan Borough Council", " Borough Council");
        report.Dates(2015);
        report.Add(council, "", "Inspection of services for children in need of help and protection, children looked after and care leavers", "");
        var hasBoard = write.Chance(0.5);
        if (hasBoard)
        {
            report.Add("and", "", "Review of the effectiveness of the Local Safeguarding Children Board", "");
        }

        report.Add($"Inspection date: {report.From:d MMMM yyyy} – {report.To:d MMMM yyyy}", "", $"Report published: {report.Published:d MMMM yyyy}", "");
        if (write.Chance(0.5))
        {
            report.Add("Contents", "", "Executive summary 3", "Recommendations 5", "Summary for children and young people 7", "");
        }

        write.Heading("Executive summary");
        write.Prose(4);
        var (heading, named, kind) = write.Pick(
            ("Recommendations", false, RecommendationKind.Recommendation),
            ("What does the local authority need to improve?", true, RecommendationKind.AreaForImprovement),
            ("What needs to improve", false, RecommendationKind.AreaForImprovement),
            ("Areas for improvement", false, RecommendationKind.AreaForImprovement));
        string[] owner = named ? [council] : [];
        write.Heading(heading);
        if (write.Chance(0.4))
        {
            write.Heading("Priority and immediate action");
            write.Items(RecommendationKind.PriorityAction, owner);
            write.Heading("Areas for improvement");
            kind = RecommendationKind.AreaForImprovement;
        }

        foreach (var part in write.Chance(0.5) ? new[] { "Leadership, management and governance", "Help and protection" } : [""])
        {
            if (part.Length > 0)
            {
                write.Heading(part);
            }

            write.Items(kind, owner, least: 2);
        }

        write.Heading(write.Pick("The local authority’s strengths", "Summary for children and young people", "Progress since the last inspection"));
        write.Prose(3);
        if (hasBoard)
        {
            var board = $"{report.Place} Local Safeguarding Children Board";
            write.Heading("The Local Safeguarding Children Board (LSCB)");
            report.Add($"The {board} (LSCB) meets six times a year and its members know their work.", "");
            var boardNamed = write.Chance(0.5);
            write.Heading(boardNamed ? "What does the LSCB need to improve?" : "Recommendations");
            write.Restart();
            write.Items(boardNamed ? RecommendationKind.AreaForImprovement : RecommendationKind.Recommendation, boardNamed ? [board] : [], least: 2);
            write.Heading("Key strengths and weaknesses of the LSCB");
            write.Prose();
        }

        return report;
    }
}
