using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Ofsted's inspections of children's services (from 2018): a box of what needs to improve, then the experiences of children.</summary>
internal static class FictionalChildrensServices
{
    public static FictionalReport Write(int seed)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        report.Dates(2019);
        report.Add(write.Pick(
            $"Inspection of {report.Place} children’s social care services", $"Inspection of {report.Place} children's social care services", $"Inspection of {report.Place} local authority children’s services"), "");
        report.Add($"Inspection dates: {report.From:d MMMM yyyy} to {report.To:d MMMM yyyy}", "", "Lead inspector: Ada Smith, Her Majesty’s Inspector", "", $"Published: {report.Published:d MMMM yyyy}", "");
        report.Add("Judgement\tGrade", "The impact of leaders on social work practice with children and families\tRequires improvement to be good", "Overall effectiveness\tInadequate", "");
        write.Prose(3);
        if (write.Chance(0.4))
        {
            write.Heading(write.Pick("Areas for priority action", "Area for priority action"));
            write.Items(RecommendationKind.PriorityAction, [], numbers: false, ends: true);
        }

        write.Heading(write.Pick("What needs to improve", "What needs to improve?", "What needs to improve:"));
        write.Items(RecommendationKind.AreaForImprovement, [], numbers: false, least: 2, ends: true);
        write.Heading("The experiences and progress of children who need help and protection: inadequate");
        for (var paragraph = 1; paragraph < 5; paragraph++)
        {
            report.Add($"{paragraph}. {report.Prose()[4..]}", "");
        }

        write.Heading("The experiences and progress of children in care and care leavers: good");
        report.Add($"5. {report.Prose()[4..]}", "");
        return report;
    }
}
