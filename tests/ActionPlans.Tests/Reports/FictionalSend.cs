using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Area SEND inspections: priority actions in a table with their bodies or in numbers, and the letters of 2016 to 2022.</summary>
internal static class FictionalSend
{
    public static FictionalReport Write(int seed)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        var council = report.Place + write.Pick(" City Council", " County Council");
        var board = $"NHS {report.Place} Integrated Care Board";
        report.Dates(2023);
        report.Add($"Area SEND inspection of {report.Place} Local Area Partnership", "", $"Inspection dates: {report.From:d MMMM yyyy} to {report.To:d MMMM yyyy}", "", $"Date published: {report.Published:d MMMM yyyy}", "");
        report.Add("As a result of this inspection, HMCI requires the local area partnership to prepare and submit a priority action plan (area SEND) to address the identified areas for priority action.", "");
        report.Add($"{council} and {board} are jointly responsible for the planning and commissioning of services.", "");
        write.Prose(3);
        write.Heading("Areas for priority action");
        if (write.Chance(0.6))
        {
            report.Add($"{write.Pick("Responsible body", "Responsible bodies")}\tAreas for priority action");
            foreach (var bodies in new[] { new[] { council, board }, [board], [council] })
            {
                var text = $"Leaders should {report.Sentence().TrimEnd('.')}.";
                report.Add($"{string.Join(write.Pick(", ", " and "), bodies)}\t{text}");
                report.Expect(new(text, null, null, false, bodies, false, null, RecommendationKind.PriorityAction));
            }

            report.Add("");
        }
        else
        {
            write.Items(RecommendationKind.PriorityAction, [council, board], lead: $"{council} and {board} should", numbers: true);
        }

        write.Heading("Areas for improvement");
        for (var count = report.Faker.Random.Int(1, 4); count > 0; count--)
        {
            var text = $"{write.Pick("Leaders", "Leaders across the partnership", "The local area partnership")} should {report.Sentence().TrimEnd('.')}.";
            var partnership = text.StartsWith("The", StringComparison.Ordinal);
            report.Add((write.Chance(0.5) ? report.Bullet : "") + text, "");
            report.Expect(new(text, null, null, false, partnership ? [$"{report.Place} Local Area Partnership"] : [], !partnership, null, RecommendationKind.AreaForImprovement));
        }

        write.Heading("Local area partnership details");
        report.Add(council);
        return report;
    }
}
