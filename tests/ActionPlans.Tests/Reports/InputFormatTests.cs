using System.IO.Compression;
using System.Text;
using ActionPlans.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ActionPlans.Tests.Reports;

/// <summary>The same fictional report as a Word file, a web page, Markdown and a PDF, and files that only claim to be one.</summary>
[TestFixture]
public sealed class InputFormatTests
{
    [Test]
    public void Word_file_with_lists_and_a_table_is_read()
    {
        var reading = ReportReader.Read(ReportFile.FromBytes(Word(), "report.docx"));

        Assert.That((reading.Family, reading.Area), Is.EqualTo(("ofsted-integrated-inspection", "Northmere")));
        Assert.That(reading.Recommendations.Select(r => r.Text), Is.EqualTo(new[] { "train all staff", "visit every child", "review the form" }));
        Assert.That(reading.Recommendations.Select(r => r.Timescale.Amount ?? 0), Is.EqualTo(new[] { 0, 0, 3 }));
        Assert.That(reading.Judgements.Single().Grade, Is.EqualTo("Good"));
    }

    [Test]
    public void Web_page_is_read_without_its_scripts_and_menus()
    {
        const string page = """
            <!DOCTYPE html><html><head><title>x</title><script>document.write("<li>Recommendations</li>")</script></head><body>
            <nav><ul><li>Home should:</li></ul></nav><h1>Review of arrangements in Marlport</h1><h2>Marlport Borough Council</h2>
            <p>Published: 3 March 2021</p><h2>Recommendations</h2><p>The council should:</p>
            <ul><li>keep <b>one list</b><script>alert(1)</script></li><li>ask every young person</li></ul></body></html>
            """;

        var reading = ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(page), "saved"));

        Assert.That(reading.Recommendations.Select(r => r.Text), Is.EqualTo(new[] { "keep one list", "ask every young person" }));
        Assert.That(reading.Recommendations[0].Bodies.Single().Name, Is.EqualTo("Marlport Borough Council"));
        Assert.That(reading.Dates.Published, Is.EqualTo(new DateOnly(2021, 3, 3)));
    }

    [Test]
    public void Markdown_is_read()
    {
        const string text = "# Review of arrangements in Marlport\n\nMarlport Borough Council\n\n## Recommendations\n\nThe council should:\n\n* keep **one** [list](https://example.org)\n* ask\n";

        var reading = ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "report.md"));

        Assert.That(reading.Recommendations.Select(r => r.Text), Is.EqualTo(new[] { "keep one list", "ask" }));
        Assert.That(reading.Recommendations[0].Lines, Is.EqualTo(new LineSpan(9, 9)));
    }

    [Test]
    public void Bomb_in_a_Word_file_is_refused() =>
        Assert.That(() => ReportFile.FromBytes(Zip(new byte[50_000_000]), "report.docx"), Refused("unpacks"));

    [Test]
    public void Zip_that_is_no_Word_file_is_refused() =>
        Assert.That(() => ReportFile.FromBytes(Zip([1, 2, 3]), "report.docx"), Refused("Word"));

    [Test]
    public void Truncated_Word_file_is_refused() =>
        Assert.That(() => ReportFile.FromBytes(Word()[..900], "report.docx"), Refused("damaged"));

    [Test]
    public void Old_Word_file_is_refused() =>
        Assert.That(() => ReportFile.FromBytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "report.doc"), Refused(".docx"));

    [Test]
    public void Page_nested_without_end_is_refused() =>
        Assert.That(() => ReportFile.FromBytes(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000))), "a.html"), Refused("nested"));

    [Test]
    public void Pdf_is_read_across_its_pages_without_headers_and_numbers()
    {
        string[] first =
        [
            "Inspection of safeguarding and looked after children services", "", "London Borough of Northmere", "", "Inspection dates: 10-21 September 2012",
            "", "Published: 26 October 2012", "", "Areas for improvement", "",
            "5. In order to improve services, the local authority and its partners should take the following action.", "", "Immediately:", "",
            "- train all staff who work in the emergency unit and in the two walk-in centres of the borough in", "", "Northmere inspection report  1",
        ];
        string[] second = ["Northmere inspection report", "", "what the law asks of them", "- visit every child", "", "Outcomes", "", "Northmere inspection report  2"];
        string[] third = ["Northmere inspection report", "", "6. Outcomes are mixed.", "", "Northmere inspection report  3"];
        ReportText text;
        try
        {
            text = ReportFile.FromBytes(MinimalPdf.Write(first, second, third), "report.pdf");
        }
        catch (ReportRefusedException e) when (e.Message.Contains("poppler-utils"))
        {
            Assert.Ignore(e.Message);
            return;
        }

        var reading = ReportReader.Read(text);

        Assert.That(reading.Recommendations.Select(r => r.Text), Is.EqualTo(new[]
        {
            "train all staff who work in the emergency unit and in the two walk-in centres of the borough in what the law asks of them", "visit every child",
        }));
        Assert.That(reading.Recommendations[0].Pages, Is.EqualTo(new PageSpan(1, 2)));
    }

    [Test]
    public void Pdf_without_text_is_refused_as_a_scan() =>
        Assert.That(() => ReportFile.FromBytes(MinimalPdf.Write([""], [""]), "scan.pdf"), Refused("scan.pdf"));

    [Test]
    public void Damaged_PDF_is_refused() =>
        Assert.That(() => ReportFile.FromBytes("%PDF-1.7 nothing more"u8.ToArray(), "report.pdf"), Refused("report.pdf"));

    [Test]
    public void Truncated_Word_and_PDF_files_are_only_ever_refused()
    {
        var word = Word();
        for (var length = 5; length < word.Length; length += word.Length / 60)
        {
            Assert.That(() => ReportReader.Read(ReportFile.FromBytes(word[..length], "report.docx")), Throws.InstanceOf<ReportRefusedException>());
        }
    }

    [Test]
    public void Word_file_with_broken_bytes_is_read_or_refused()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var word = Word();
            word[random.Next(word.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                ReportReader.Read(ReportFile.FromBytes(word, "report.docx"));
            }
            catch (ReportRefusedException)
            {
                // One of the two answers there are.
            }
        }

        Assert.Pass();
    }

    private static NUnit.Framework.Constraints.Constraint Refused(string saying) => Throws.InstanceOf<ReportRefusedException>().With.Message.Contains(saying);

    private static byte[] Zip(byte[] content)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    internal static byte[] Word()
    {
        var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document = new Document(new Body(
                Plain("Inspection of safeguarding and looked after children services"),
                Plain("London Borough of Northmere"),
                Plain("Inspection dates: 10-21 September 2012"),
                Plain("Published: 26 October 2012"),
                Plain("Safeguarding services"),
                Plain("Areas for improvement"),
                Plain("5. In order to improve services, the local authority and its partners should take the following action."),
                Plain("Immediately:"), Item("train all staff"), Item("visit every child"),
                Plain("Within three months:"), Item("review the form"),
                Plain("Record of main findings"),
                new Table(new TableRow(Cell("Overall effectiveness"), Cell("Good")))));
        }

        return file.ToArray();
    }

    private static Paragraph Plain(string text) => new(new Run(new Text(text)));

    private static Paragraph Item(string text) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), new Run(new Text(text)));

    private static TableCell Cell(string text) => new(Plain(text));
}
