using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>CQC's reports on a provider, which say what it must and what it should do.</summary>
internal static class FictionalMustShould
{
    public static FictionalReport Write(int seed)
    {
        var report = FictionalReport.Blank(seed);
        var write = new ListedReportWriter(report);
        var trust = report.Place + write.Pick(" Hospitals NHS Foundation Trust", " Community NHS Trust", " Partnership NHS Trust");
        string[] owner = [trust];
        report.Dates(2018);
        report.Add(trust, "", write.Pick("Quality Report", "Inspection report"), "");
        report.Add($"Date of inspection visit: {report.From:d MMMM yyyy} to {report.To:d MMMM yyyy}", "", $"Date of publication: {report.Published:d MMMM yyyy}", "");
        write.Heading("Our findings");
        write.Prose(4);
        var word = write.Pick("provider", "trust", "hospital", "service");
        var form = report.Faker.Random.Int(0, 4);
        if (write.Chance(0.5))
        {
            write.Heading(write.Pick("Areas for improvement", "Outstanding practice and areas for improvement"));
        }

        foreach (var (verb, kind) in new[] { ("MUST", RecommendationKind.MustDo), ("SHOULD", RecommendationKind.ShouldDo) })
        {
            var modal = verb.ToLowerInvariant();
            write.Heading(form switch
            {
                0 => $"Action the {word} {verb} take to improve",
                1 => $"Actions the {word} {verb} take to improve:",
                2 => kind == RecommendationKind.MustDo ? $"Importantly, the {word} must:" : $"In addition the {word} should:",
                3 => $"The {word} {modal}:",
                _ => kind == RecommendationKind.MustDo ? $"Action the {word} MUST take to meet the regulations" : $"Action the {word} SHOULD take to improve",
            });
            if (form == 4 && kind == RecommendationKind.MustDo)
            {
                report.Add($"We told the {word} that it must take action to bring services into line with three legal requirements. This action related to two services.", "");
            }

            foreach (var core in form is 0 or 4 && write.Chance(0.5) ? new[] { "Maternity", "Services for children and young people" } : [""])
            {
                if (core.Length > 0)
                {
                    write.Heading(core);
                }

                write.Items(kind, owner, ends: core.Length > 0, lead: form is 0 or 4 && core.Length == 0 ? $"The {word} {modal}" : "", numbers: form > 1 ? false : null);
            }
        }

        write.Heading(write.Pick("Outstanding practice", "Our inspection team", "Regulated activity", "Requirement notices"));
        write.Prose();
        return report;
    }
}
