using ActionPlans.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ActionPlans.Tests.Reports.Input;

/// <summary>Numbers that a Word file holds in its list settings and not in its text.</summary>
[TestFixture]
public sealed class WordNumberingTests
{
    private const int Outline = 1;
    private const int Bullets = 2;
    private const int Anew = 3;

    [Test]
    public void Items_of_an_outline_carry_the_numbers_that_Word_prints()
    {
        var reading = ReportReader.Read(Load(
            Plain("Review of health services for Children Looked After and Safeguarding in Northmere"),
            Plain("Date of review: 1 December 2014 to 5 December 2014"), Plain("CCGs included: NHS Northmere CCG"), Plain("Provider services included: Northmere Hospitals NHS Trust"),
            Plain("Recommendations"),
            Item(Outline, 0, "NHS Northmere CCG and Northmere Hospitals NHS Trust should ensure that:"), Item(Outline, 1, "staff see children alone"), Item(Outline, 1, "staff are trained"),
            Item(Outline, 0, "Northmere Hospitals NHS Trust should ensure that:"), Item(Outline, 1, "records can be read"),
            Plain("Next steps"), Plain("An action plan is required from NHS Northmere CCG within 20 working days of receipt of this report.")));

        Assert.That(reading.Recommendations.Select(r => (r.Number, r.Text)),
            Is.EqualTo(new[] { ("1.1", "staff see children alone"), ("1.2", "staff are trained"), ("2.1", "records can be read") }));
    }

    [Test]
    public void List_that_starts_anew_counts_from_its_own_start_and_other_lists_go_on()
    {
        var text = Load(Item(Outline, 0, "one"), Item(Anew, 0, "seven"), Item(Outline, 0, "two"), Item(Anew, 0, "eight"), Item(Outline, 2, "letter"), Item(Bullets, 0, "dot"), Item(Bullets, 1, "inner"));

        Assert.That(text.Lines.Select(line => line.Text).Where(line => line.Length > 0),
            Is.EqualTo(new[] { "1. one", "7. seven", "2. two", "8. eight", "    (a) letter", "• dot", "  ◦ inner" }));
    }

    [Test]
    public void Rows_of_a_table_are_numbered_by_their_first_cell()
    {
        var reading = ReportReader.Read(Load(
            Plain("Review of how partners in Marlport work together"), Plain("Published: 3 March 2021"), Plain("Recommendations"),
            new Table(Row(Plain("No"), "Recommendation", "Lead"), Row(Item(Outline, 0, ""), "Keep one list", "Marlport Borough Council"), Row(Item(Outline, 0, ""), "Tell schools", "Marlport Borough Council")),
            Plain("Next steps")));

        Assert.That(reading.Recommendations.Select(r => (r.Number, r.Text)), Is.EqualTo(new[] { ("1", "Keep one list"), ("2", "Tell schools") }));
    }

    [Test]
    public void Style_may_number_its_paragraphs_and_a_paragraph_may_leave_its_list()
    {
        var text = Load(Styled("first"), Styled("second"), new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Numbered" }, Numbers(0, 0)), new Run(new Text("plain"))));

        Assert.That(text.Lines.Select(line => line.Text).Where(line => line.Length > 0), Is.EqualTo(new[] { "1. first", "2. second", "plain" }));
    }

    private static ReportText Load(params OpenXmlElement[] content)
    {
        var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(Level(0, NumberFormatValues.Decimal, "%1."), Level(1, NumberFormatValues.Decimal, "%1.%2"), Level(2, NumberFormatValues.LowerLetter, "(%3)")) { AbstractNumberId = 10 },
                new AbstractNum(Level(0, NumberFormatValues.Bullet, "\uf0b7"), Level(1, NumberFormatValues.Bullet, "o")) { AbstractNumberId = 11 },
                new NumberingInstance(new AbstractNumId { Val = 10 }) { NumberID = Outline },
                new NumberingInstance(new AbstractNumId { Val = 11 }) { NumberID = Bullets },
                new NumberingInstance(new AbstractNumId { Val = 10 }, new LevelOverride(new StartOverrideNumberingValue { Val = 7 }) { LevelIndex = 0 }) { NumberID = Anew });
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleParagraphProperties(Numbers(Outline, 0))) { Type = StyleValues.Paragraph, StyleId = "Base" },
                new Style(new BasedOn { Val = "Base" }) { Type = StyleValues.Paragraph, StyleId = "Numbered" });
            main.Document = new Document(new Body(content));
        }

        return ReportFile.FromBytes(file.ToArray(), "report.docx");
    }

    private static Level Level(int index, NumberFormatValues format, string text) =>
        new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = index };

    private static TableRow Row(Paragraph number, params string[] cells) => new([new TableCell(number), .. cells.Select(cell => new TableCell(Plain(cell)))]);

    private static Paragraph Plain(string text) => new(new Run(new Text(text)));

    private static Paragraph Styled(string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = "Numbered" }), new Run(new Text(text)));

    private static Paragraph Item(int list, int level, string text) => new(new ParagraphProperties(Numbers(list, level)), new Run(new Text(text)));

    private static NumberingProperties Numbers(int list, int level) => new(new NumberingLevelReference { Val = level }, new NumberingId { Val = list });
}
