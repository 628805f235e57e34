using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>HMICFRS and, before July 2017, HMIC: child protection inspections of police forces, with bands in sentences or headings.</summary>
internal static class FictionalChildProtection
{
    public static FictionalReport Write(int seed)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        var force = report.Place + write.Pick(" Police", " Constabulary");
        var inspectorate = write.Pick("HMIC", "HMICFRS");
        report.Dates(2016);
        report.Add(force + write.Pick(": National child protection inspection", " – National Child Protection Inspection"), "");
        report.Add($"Inspection dates: {report.From:d MMMM yyyy} – {report.To:d MMMM yyyy}", "", $"Published: {report.Published:d MMMM yyyy}", "");
        report.Add($"{inspectorate} inspected how {force} protects children.", "");
        write.Heading("Findings");
        write.Prose(4);
        write.Heading(write.Pick("Recommendations", "Our recommendations"));
        var form = report.Faker.Random.Int(0, 4);
        foreach (var (band, amount) in new (string, int?)[] { ("immediately", null), ("within three months", 3), ("within six months", 6) })
        {
            Band(write, force, inspectorate, form, band, amount);
        }

        write.Heading(write.Pick("Next steps", "Conclusion", "Glossary"));
        write.Prose();
        return report;
    }

    private static void Band(ListedReportWriter write, string force, string inspectorate, int form, string band, int? amount)
    {
        var (kind, now) = (RecommendationKind.Recommendation, amount is null);
        string[] owner = [force];
        switch (form)
        {
            case 0:
                write.Heading($"{ListedReportWriter.Capital(band)}, {force} should:");
                write.Items(kind, owner, amount, now, numbers: false);
                break;
            case 1:
                write.Heading($"We recommend that, {band}, {force} should:");
                write.Items(kind, owner, amount, now, numbers: false);
                break;
            case 2:
                write.Heading(now ? write.Pick("Immediately", "With immediate effect") : ListedReportWriter.Capital(band) + write.Pick("", " of the publication of this report"));
                write.Items(kind, owner, amount, now, lead: $"{force} should");
                break;
            case 3:
                write.Heading(now ? $"We recommend that {force} immediately:" : $"{inspectorate} recommends that, {band}, {force}:");
                write.Items(kind, owner, amount, now, numbers: false);
                break;
            default:
                write.Item($"We recommend that, {band}, {force} should {write.Report.Sentence().TrimEnd('.')}.", kind, owner, amount, now);
                write.Report.Add("");
                break;
        }
    }
}
