using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>
/// CQC's two kinds of health report in the ways that years and converters print them: bullets, numbers of every style, bodies in a
/// sentence above their items or in brackets behind each, compound words, and brackets that tell whose a point was first.
/// </summary>
internal sealed class FictionalHealthReport(FictionalReport report)
{
    private readonly bool inBrackets = report.Faker.Random.Double() < 0.4;
    private readonly string style = report.Faker.PickRandom("bullet", "1.", "1)", "(1)", "R1.", "Recommendation 1:", "(a)");
    private int number;

    public static FictionalReport Integrated(int seed)
    {
        var writer = new FictionalHealthReport(FictionalReport.Blank(seed));
        writer.WriteIntegrated();
        return writer.Report;
    }

    public static FictionalReport Clas(int seed)
    {
        var writer = new FictionalHealthReport(FictionalReport.Blank(seed));
        writer.WriteClas();
        return writer.Report;
    }

    private FictionalReport Report => report;

    private void WriteIntegrated()
    {
        var commissioner = $"NHS {report.Place} and the Marshes";
        string[] trusts = [$"{report.Place} Hospitals NHS Trust", "Tidewater NHS Foundation Trust"];
        report.Dates(2012);
        report.Add($"Report on the Outcome of the Integrated Inspection of Safeguarding and Looked After Children's Services in the London Borough of {report.Place}", "");
        report.Add($"Date of Inspection\t{Day(report.From)} - {Day(report.To)}", $"Date of Joint Report\t{Day(report.Published)}", $"Commissioning PCT\t{commissioner}");
        report.Add($"Provider Services Included:\t{trusts[0]} {trusts[1]}", "CQC Region\tLondon", "");
        Findings();
        foreach (var (band, months) in new (string, int?)[] { ("Immediate", null), ("Within 3 months", 3), ("Within 6 months", 6) })
        {
            report.Add(band, "");
            string[] bodies = [commissioner, report.Faker.PickRandom(trusts)];
            if (!inBrackets)
            {
                report.Add($"NHS commissioners {bodies[0]}, together with {bodies[1]} should:", "");
            }

            number = style == "(a)" ? 0 : number;
            for (var count = report.Faker.Random.Int(1, 5); count > 0; count--)
            {
                number++;
                Item(Sign(), style == "bullet" ? null : style == "(a)" ? $"{(char)('a' + number - 1)}" : $"{(style == "R1." ? "R" : "")}{number}", months, band == "Immediate", bodies);
            }

            report.Add("");
        }

        report.Add("Next steps", "", "An action plan is required from the commissioning PCT within 20 working days of receipt of this report. Please submit the action plan to your SHA copied to CQC through a@b.example and it will be followed up through the regional team.");
    }

    private void WriteClas()
    {
        var commissioner = $"NHS {report.Place} CCG";
        string[] trusts = [$"{report.Place} Hospitals NHS Trust", "Fenland Partnership Trust", "Tidewater NHS Foundation Trust"];
        var end = report.Faker.PickRandom("", ".", ")");
        var gap = report.Faker.PickRandom(" ", "  ", "    ");
        report.Dates(2015);
        report.Add($"Review of health services for Children Looked After and Safeguarding in {report.Place}", "");
        report.Add($"Date of review:\t{Day(report.From)} – {Day(report.To)}", $"Date of publication:\t{Day(report.Published)}", $"Provider services included:\t{string.Join(' ', trusts)}");
        report.Add($"CCGs included:\t{commissioner}", "CQC region:\tMid East", "");
        Findings();
        var groups = report.Faker.Random.Int(2, 5);
        for (var group = 1; group <= groups; group++)
        {
            string[] bodies = [commissioner, report.Faker.PickRandom(trusts)];
            if (!inBrackets)
            {
                report.Add($"{group}. {bodies[0]} {report.Faker.PickRandom("and", "in partnership with")} {bodies[1]} should ensure{report.Faker.PickRandom(":", " that:")}", "");
            }

            var items = report.Faker.Random.Int(2, 11);
            for (var item = 1; item <= items; item++)
            {
                Item($"{group}.{item}{end}{gap}", $"{group}.{item}", null, false, bodies);
            }

            report.Add("");
        }

        report.Add("Next steps", "", $"An action plan addressing the recommendations above is required from {commissioner} within 20 working days of receipt of this report.", "", "Please submit your action plan to CQC through a@b.example.");
    }

    private void Findings()
    {
        report.Add("The report", "");
        for (var i = 0; i < 8; i++)
        {
            report.Add(report.Prose(), "");
        }

        report.Add("Recommendations", "");
    }

    private void Item(string sign, string? printed, int? months, bool immediate, string[] bodies)
    {
        var sentence = report.Sentence().TrimEnd('.').Replace("in every case", "in every multi-agency case", StringComparison.Ordinal);
        var text = (inBrackets ? ListedReportWriter.Capital(sentence) : sentence) + ".";
        report.Add(inBrackets ? $"{sign}{text} ({string.Join(" and ", bodies)})" : sign + text);
        report.Expect(new(text, printed, months, immediate, bodies, false, null));
        report.MaybeBlank();
    }

    private string Sign() => style switch
    {
        "bullet" => report.Bullet,
        "(a)" => $"({(char)('a' + number - 1)}) ",
        _ => style.Replace("1", $"{number}", StringComparison.Ordinal) + " ",
    };

    private static string Day(DateOnly day) => $"{day:d MMMM yyyy}";
}
