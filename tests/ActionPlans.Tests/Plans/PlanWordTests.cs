using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Reports;
using ActionPlans.Tests.Kit;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ActionPlans.Tests.Plans;

[TestFixture]
public sealed class PlanWordTests
{
    [Test]
    public async Task Document_is_valid_and_reads_as_people_know_it()
    {
        using var house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(new FictionalReport { Asks = [new Ask("Within 3 months", "share records of visits.", FictionalReport.Trust)] });
        await house.AgreeAsync("R1", fields: PlanWriter.Training with { Objective = "First line\nsecond <line> & \"more\"" });
        await house.PlanActionAsync("R1", new ActionFields(Text: "Audit 50 records.", Lead: "Named doctor", Target: "quarterly"));
        await house.AnswerAsync("R1", PlanAnswer.NotAgreed, "Not ours.", body: FictionalReport.Trust);

        var file = await house.Mediator.Send(new ExportPlan(PlanWriter.P1, "docx"));

        Assert.That(file.Name, Is.EqualTo("action-plan-P1-draft.docx"));
        Assert.That(Problems(file.Content), Is.Empty);
        var lines = ReportFile.FromBytes(file.Content, file.Name).Lines.Select(line => line.Text.Trim()).Where(line => line.Length > 0).ToList();
        Assert.That(lines, Has.Member("Action plan: Harrowdale").And.Member("Body: NHS Harrowdale").And.Member("Version: draft, not submitted").And.Member("Plan due: 26 November 2012"));
        Assert.That(lines, Has.Member("Recommendation\tObjective\tAction\tOutcome\tEvidence of compliance\tLead\tTarget"));
        Assert.That(lines, Has.Some.Contains("NHS Harrowdale (accountable): agreed.").And.Some.Contains("Train every health visitor").And.Some.Contains("Named nurse\tby 31 December 2012 31 December 2012"));
        Assert.That(lines, Has.Some.Contains("R1 (1), NHS Harrowdale (continued)").And.Some.Contains("quarterly 29 January 2013"));
        Assert.That(lines, Has.Some.Contains("Harrowdale Hospitals NHS Trust: not agreed. Reason: Not ours.\t\tNone: not agreed."));
    }

    [Test]
    public void It_lies_across_its_heading_row_repeats_and_it_says_its_title_and_language()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(PlanWord.Write(Plan("Text"))), isEditable: false);
        var body = word.MainDocumentPart!.Document.Body!;

        Assert.That(body.Descendants<PageSize>().Single().Orient!.Value, Is.EqualTo(PageOrientationValues.Landscape));
        var table = body.Elements<Table>().Single();
        Assert.That(table.Elements<TableRow>().Select(row => row.Descendants<TableHeader>().Any()), Is.EqualTo(new[] { true, false }));
        Assert.That(table.Descendants<TableCaption>().Single().Val!.Value, Is.Not.Empty);
        Assert.That(table.Descendants<GridSpan>().Any() || table.Descendants<VerticalMerge>().Any(), Is.False, "no merged cells");
        Assert.That((word.PackageProperties.Title, word.PackageProperties.Language), Is.EqualTo(("Action plan: Harrowdale", "en-GB")));
    }

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public bool Whatever_is_written_the_file_opens(string? text, string? lead)
    {
        var bytes = PlanWord.Write(Plan(PlanText.Clean(text, "text") ?? "x", PlanText.Clean(lead, "lead")));
        return !Problems(bytes).Any();
    }

    private static PlanDocument Plan(string text, string? lead = null) => new()
    {
        Plan = "P1",
        Report = "A report",
        Area = "Harrowdale",
        Received = new DateOnly(2012, 10, 29),
        Body = FictionalReport.Commissioner,
        Entries = [new PlanEntry("R1", "1", text, "", null, FictionalReport.Commissioner, true, true, "agreed", null, null, "Ann", [new PlannedAction("A1", null, text, null, null, lead, null, null, null, "draft")])],
    };

    private static IEnumerable<string> Problems(byte[] bytes)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(word).Select(problem => $"{problem.Path?.XPath}: {problem.Description}")];
    }
}
