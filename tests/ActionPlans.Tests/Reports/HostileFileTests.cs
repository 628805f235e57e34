using System.Diagnostics;
using System.Text;
using ActionPlans.Reports;
using ActionPlans.Reports.Input;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Tests.Reports;

/// <summary>Files made or broken to do harm are refused with the reason, in bounded time and memory.</summary>
[TestFixture]
public sealed class HostileFileTests
{
    /// <summary>No measure of speed, machines being shared: what costs the square of its length would take an hour.</summary>
    internal static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    [Test]
    public void Encrypted_PDF_is_refused_as_protected() => Refused(MinimalPdf.Encrypted(), "report.pdf", "protected by a password");

    [Test]
    public void Corrupt_PDF_is_refused_as_damaged()
    {
        var pdf = MinimalPdf.Write(["Recommendations"]);
        Array.Fill(pdf, (byte)'x', 20, pdf.Length - 20);

        Refused(pdf, "report.pdf", "damaged");
    }

    [Test]
    public void Scanned_PDF_is_refused_as_pictures() => Refused(MinimalPdf.Write([""], [""], ["1"]), "report.pdf", "OCR");

    [Test]
    public void PDF_of_500_pages_is_refused_as_too_long() =>
        Refused(MinimalPdf.Write([.. Enumerable.Range(1, 500).Select(page => new[] { "Recommendations", $"Page {page} says that the council should do it." })]), "report.pdf", "pages");

    [Test]
    [Platform("Linux")]
    public void Pdftotext_that_hangs_is_ended()
    {
        Hang("#!/bin/sh\nsleep 600\n", "too long");
    }

    [Test]
    [Platform("Linux")]
    public void Pdftotext_that_writes_without_end_is_ended()
    {
        Hang("#!/bin/sh\nexec yes 'The council should'\n", "more text than any report");
    }

    [Test]
    public void Sparse_file_of_200_MB_is_refused_unread()
    {
        var path = Path.Combine(Path.GetTempPath(), $"actionplans-{Guid.NewGuid():N}.txt");
        try
        {
            using (var file = File.Create(path))
            {
                file.SetLength(200L * 1024 * 1024);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.That(() => ReportFile.Load(path), Throws.TypeOf<ReportRefusedException>().With.Message.Contains("25 MB"));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1024 * 1024));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Million_bullets_are_refused_as_no_report() =>
        Refused(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("- the council should\n", 1_000_000))), "report.txt", "lines");

    [Test]
    public void More_bullets_than_any_report_asks_for_are_refused_soon()
    {
        var text = "Review of Marlport\n\nRecommendations\n\nThe council should:\n\n" + string.Concat(Enumerable.Repeat("• ensure it\n", 300_000));
        var watch = Stopwatch.StartNew();

        Refused(Encoding.UTF8.GetBytes(text), "report.txt", "2000 things");
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
    }

    [Test]
    public void Bullets_that_nobody_asks_for_are_passed_over_soon()
    {
        var text = "Review of Marlport\n\nRecommendations\n\n1. The council should act.\n\nFindings\n\n" + string.Concat(Enumerable.Repeat("• children see it\n", 300_000));
        var watch = Stopwatch.StartNew();

        var reading = ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "report.txt"));

        Assert.That(reading.Recommendations, Has.Count.EqualTo(1));
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
    }

    [TestCase("Recommendation     Lead agency\n")]
    [TestCase("keep one list of all of the children     tell schools within one day of it\n\n")]
    [TestCase("1     keep one list\n\nBelow\n\n")]
    public void Page_of_nothing_but_columns_is_laid_out_soon(string line)
    {
        var text = "Recommendation     Lead agency\n" + string.Concat(Enumerable.Repeat(line, 300_000 / line.Count(c => c == '\n')));
        foreach (var pages in (string[])[text, string.Join('\f', text.Chunk(text.Length / 390).Select(page => new string(page)))])
        {
            var watch = Stopwatch.StartNew();

            PageLayout.InReadingOrder(new ReportText("report.pdf", "", PlainText.Lines(pages, "report.pdf", paged: true), FromPages: true));

            Assert.That(watch.Elapsed, Is.LessThan(Soon));
        }
    }

    [Test]
    public void Control_characters_and_direction_marks_change_nothing()
    {
        const string plain = "Review of Marlport\n\nRecommendations\n\nThe council should:\n\n• keep one list\n";
        var spiced = plain.Replace("keep", "\u202ek\u0007e\u200fe\u2066p\u0000", StringComparison.Ordinal).Replace("\0", "\u001b", StringComparison.Ordinal);

        var reading = ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(spiced), "report.txt"));

        Assert.That(reading.Recommendations.Single().Text, Is.EqualTo("keep one list"));
    }

    [Test]
    public void Scripts_of_a_web_page_are_never_text() =>
        Refused("<html><script>document.write('<li>Recommendations: the council should</li>')</script><style>p{}</style></html>"u8.ToArray(), "report.html", "without text");

    private static void Hang(string script, string saying)
    {
        var folder = Directory.CreateTempSubdirectory("actionplans-");
        try
        {
            var tool = Path.Combine(folder.FullName, "pdftotext");
            File.WriteAllText(tool, script);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            var watch = Stopwatch.StartNew();
            Assert.That(
                () => PdfText.Read("%PDF-1.7"u8.ToArray(), "report.pdf", "", tool, TimeSpan.FromSeconds(1)),
                Throws.TypeOf<ReportRefusedException>().With.Message.Contains(saying));
            Assert.That(watch.Elapsed, Is.LessThan(Soon));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Refused(byte[] bytes, string name, string saying)
    {
        var watch = Stopwatch.StartNew();
        var refusal = Assert.Throws<ReportRefusedException>(() => ReportReader.Read(ReportFile.FromBytes(bytes, name)))!;
        if (refusal.Message.Contains("pdftotext is missing", StringComparison.Ordinal))
        {
            Assert.Ignore(refusal.Message);
        }

        Assert.That(refusal.Message, Does.Contain(saying).And.Not.Contain("\n"));
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
    }
}
