using System.Diagnostics;
using System.Text;
using ActionPlans.Reports;
using ActionPlans.Reports.Input;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Tests.Reports;

/// <summary>Broken, hostile and nonsensical input is read or refused; nothing else may happen. ACTIONPLANS_FUZZ sets how many.</summary>
[TestFixture]
public sealed class ReaderFuzzTests
{
    private static readonly string[] Spice =
    [
        "\t", "\n\n", "- ", "**", "(", ")", "[", "](", "should:", "1.", "1.1.1.1.1", "999999999999", "Recommendation 1.1 to 9.99", "31 February 2012", "\f",
        "\u202e", "\0", "• ", "Recommendations\n", "within 999 working days of", "(Ofsted", "@", "Objective\tAction\tTarget\n", "Risk\tImpact\tx\n", "   ", "and ", "The council", ":",
        "99/99/9999", "<p>", "|a|b|", "0", "29 February 2100", "In order to improve ", "Areas for improvement\n", "Responsible body    Areas for priority action\n",
    ];

    [Test]
    public void Mutated_reports_are_read_or_refused()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("ACTIONPLANS_FUZZ"), out var more) ? more : 20_000;
        var samples = Directory.GetFiles(SampleReportsTests.Folder(), "*.txt").Order().Select(File.ReadAllText).ToArray();
        var random = new Random(20120727);
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < count; i++)
        {
            var text = Mutate(samples[i % samples.Length], random);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (i % 10 == 0 && bytes.Length > 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var name = (i % 7) switch { 0 => "a.md", 1 => "a.html", 2 => "pages of a.pdf", _ => "a.txt" };
            var watch = Stopwatch.StartNew();
            try
            {
                ReadingJson.Write(ReportReader.Read(i % 7 == 2 ? Pages(text, name) : ReportFile.FromBytes(bytes, name)));
            }
            catch (ReportRefusedException e)
            {
                Assert.That(e.Message, Does.Not.Contain("\n"));
            }
            catch (Exception e)
            {
                Assert.Fail($"Input {i} ({name}): {e}");
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        Assert.That(slowest, Is.LessThan(HostileFileTests.Soon));
    }

    // What pdftotext would give: wide gaps between columns, and a page's end every thousand signs.
    private static ReportText Pages(string text, string name)
    {
        var pages = string.Join('\f', text.Replace("\t", "      ", StringComparison.Ordinal).Chunk(1000).Select(page => new string(page)));
        return PageLayout.InReadingOrder(new ReportText(name, "", PlainText.Lines(pages, name, paged: true), FromPages: true));
    }

    [TestCase("report.pdf", 60)]
    [TestCase("report.docx", 400)]
    [TestCase("report.html", 3000)]
    public void Mutated_bytes_of_a_file_are_read_or_refused(string name, int count)
    {
        var whole = Whole(name);
        var random = new Random(20150727);
        for (var i = 0; i < count; i++)
        {
            var bytes = whole.ToArray();
            for (var times = random.Next(1, 20); times > 0; times--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                ReadingJson.Write(ReportReader.Read(ReportFile.FromBytes(random.Next(8) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes, name)));
            }
            catch (ReportRefusedException e)
            {
                Assert.That(e.Message, Does.Not.Contain("\n"));
            }
            catch (Exception e)
            {
                Assert.Fail($"Input {i} ({name}): {e}");
            }
        }
    }

    private static byte[] Whole(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(SampleReportsTests.Folder(), "cqc-must-should-fenland-2018.txt"));
        return name switch
        {
            "report.pdf" => MinimalPdf.Write(lines.Chunk(14).ToArray()),
            "report.docx" => InputFormatTests.Word(),
            _ => Encoding.UTF8.GetBytes($"<html><body>{string.Concat(lines.Select(line => line.StartsWith('•') ? $"<ul><li>{line[1..]}</li></ul>" : $"<p>{line}</p>"))}</body></html>"),
        };
    }

    [TestCase("• a\n")]
    [TestCase("(")]
    [TestCase("[](")]
    [TestCase("Recommendation 1.1, ")]
    [TestCase("and ")]
    [TestCase("The council should:\n")]
    [TestCase("\t")]
    [TestCase("x\t\n")]
    [TestCase("within 3 months ")]
    [TestCase("a\n\nb ")]
    [TestCase("1.\n")]
    [TestCase("@")]
    public void Repetition_costs_no_more_than_its_length(string piece)
    {
        var opening = "Review of health services for Children Looked After in Northmere\n\nRecommendations\n\n";

        Assert.That(Cost(opening + Repeat(piece, 1_000_000)), Is.LessThan(HostileFileTests.Soon));
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static TimeSpan Cost(string text)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "a.txt"));
        }
        catch (ReportRefusedException)
        {
            // Refusing is as good as reading here.
        }

        return watch.Elapsed;
    }

    private static string Mutate(string text, Random random)
    {
        var builder = new StringBuilder(text);
        for (var times = random.Next(1, 12); times > 0 && builder.Length > 0; times--)
        {
            var at = random.Next(builder.Length);
            var length = Math.Min(random.Next(1, 200), builder.Length - at);
            switch (random.Next(5))
            {
                case 0: builder.Remove(at, length); break;
                case 1: builder.Insert(at, Spice[random.Next(Spice.Length)]); break;
                case 2: builder.Insert(at, builder.ToString(at, length)); break;
                case 3: builder[at] = (char)random.Next(0x2100); break;
                default: builder.Insert(random.Next(builder.Length), Spice[random.Next(Spice.Length)] + builder.ToString(at, length)); break;
            }
        }

        return random.Next(20) == 0 ? builder.ToString(0, random.Next(builder.Length + 1)) : builder.ToString();
    }
}
