using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>Letters after an inspection: Ofsted's own, and that of the four inspectorates with its written statement of action.</summary>
internal static class FictionalLetters
{
    public static FictionalReport Ofsted(int seed)
    {
        var (report, write) = Begin(seed, 2010);
        report.Add($"{report.Published:d MMMM yyyy}", "", $"Ms Petra Longfellow Director of Children's Services London Borough of {report.Place} Town Hall", "", "Dear Ms Longfellow", "");
        report.Add($"Annual unannounced inspection of contact, referral and assessment arrangements within the London Borough of {report.Place} children's services", "");
        report.Add($"This letter contains the findings of the recent unannounced inspection by Ofsted of contact, referral and assessment arrangements in the London Borough of {report.Place} which was conducted on {report.From:d MMMM} and {report.To:d MMMM yyyy}.", "");
        write.Heading("Strengths");
        report.Add(report.Bullet + "Managers know their teams.", "");
        foreach (var (heading, kind) in new[] { ("Areas for development", RecommendationKind.AreaForDevelopment), (write.Pick("Areas for priority action", "Area for priority action"), RecommendationKind.PriorityAction) })
        {
            if (kind != RecommendationKind.PriorityAction || write.Chance(0.6))
            {
                write.Heading(heading);
                write.Items(kind, [], numbers: false);
            }
        }

        report.Add("Yours sincerely", "", "Gwendolen Ashby Her Majesty's Inspector");
        return report;
    }

    /// <summary>The duty's amount of working days, or its day, in <paramref name="due"/>.</summary>
    public static FictionalReport Jtai(int seed)
    {
        var (report, write) = Begin(seed, 2017);
        var council = report.Place + write.Pick(" City Council", " County Council");
        report.Add($"{report.Published:d MMMM yyyy}", "", $"Ivo Penhallow, Director of Children's Services, {council}", $"Maud Carraway, Chief Nurse, NHS {report.Place} CCG", "Hector Lyle, Chief Constable of Wolds Police", "");
        report.Add("Dear local partnership", "", $"Joint targeted area inspection of the multi-agency response to children living with domestic abuse in {report.Place}", "");
        report.Add($"Between {report.From:d MMMM} and {report.To:d MMMM yyyy}, four inspectorates undertook a joint inspection in {report.Place}.", "");
        write.Heading("Key strengths");
        report.Add(report.Bullet + "Police officers speak to children at every incident.", "");
        if (write.Chance(0.6))
        {
            write.Heading(write.Pick("Areas for priority action", "Area for priority action"));
            write.Items(RecommendationKind.PriorityAction, [], numbers: false);
        }

        write.Heading(write.Pick("Areas for improvement", "What needs to improve?", "What needs to improve"));
        foreach (var part in write.Chance(0.5) ? new[] { "Leadership and management", "Front door" } : [""])
        {
            if (part.Length > 0)
            {
                write.Heading(part);
            }

            write.Items(RecommendationKind.AreaForImprovement, [], numbers: false);
        }

        write.Heading("Next steps");
        report.Add(report.Published.Day % 2 == 0
            ? $"The local authority should prepare a written statement of proposed action responding to the findings outlined in this letter. The local authority should send it to a@b.example within 70 working days of {write.Pick("receiving", "receipt of")} this letter."
            : $"The Chief Inspector has determined that {council} is the principal authority and should prepare a written statement of proposed action. The principal authority should send the written statement of action to a@b.example by {report.Published.AddDays(100):d MMMM yyyy}.");
        report.Add("", "Yours sincerely", "", "Ofsted");
        return report;
    }

    private static (FictionalReport Report, ListedReportWriter Write) Begin(int seed, int year)
    {
        var report = FictionalReport.Blank(seed);
        report.Dates(year);
        return (report, new ListedReportWriter(report));
    }
}
