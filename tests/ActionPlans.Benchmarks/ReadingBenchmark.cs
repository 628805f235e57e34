using System.Diagnostics;
using System.Text;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using ActionPlans.Tests.Reports;

namespace ActionPlans.Benchmarks;

/// <summary>Reads one fictional report at 1, 10 and 100 times its size, and a PDF of 60 pages.</summary>
internal static class ReadingBenchmark
{
    private const int Size = 200 * 1024;
    private const int Pages = 60;
    private const int Columns = 95;

    public static ReadingFigures Run()
    {
        for (var warming = 0; warming < 20; warming++)
            Read(Text(1), "warm.txt");

        var texts = new List<ReadingFigure>();
        foreach (var times in new[] { 1, 10, 100 })
            texts.Add(Figure($"{times} x 200 KB of text", Text(times), "report.txt", Math.Max(1, 20 / times)));
        return new ReadingFigures(texts, texts[2].CpuMs / texts[0].CpuMs / 100, Pdf(), Machine.Describe());
    }

    private static ReadingFigure? Pdf()
    {
        var lines = Encoding.UTF8.GetString(Text(1)).Split('\n').SelectMany(Wrapped).ToArray();
        var pdf = MinimalPdf.Write([.. lines.Chunk((lines.Length + Pages - 1) / Pages)]);
        try
        {
            Read(pdf, "report.pdf");
        }
        catch (ReportRefusedException e)
        {
            Progress.Line(e.Message);
            return null;
        }

        return Figure($"PDF of {Pages} pages, pdftotext included", pdf, "report.pdf", 5);
    }

    /// <summary>As wide as the page: what runs off its edge is not in the PDF's text.</summary>
    private static IEnumerable<string> Wrapped(string line)
    {
        while (line.Length > Columns && line.LastIndexOf(' ', Columns) is var space and > 0)
        {
            yield return line[..space];
            line = line[(space + 1)..];
        }

        yield return line;
    }

    private static ReadingFigure Figure(string what, byte[] bytes, string name, int rounds)
    {
        Progress.Line(what);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated, watch) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var found = 0;
        for (var round = 0; round < rounds; round++)
            found = Read(bytes, name);
        watch.Stop();
        process.Refresh();
        return new ReadingFigure(
            what, bytes.Length, found, (process.TotalProcessorTime - cpu).TotalMilliseconds / rounds, watch.Elapsed.TotalMilliseconds / rounds,
            (GC.GetTotalAllocatedBytes() - allocated) / 1e6 / rounds, process.PeakWorkingSet64 / 1e6);
    }

    private static int Read(byte[] bytes, string name) => ReportReader.Read(ReportFile.FromBytes(bytes, name)).Recommendations.Count;

    // The sample's opening, its findings until the size is reached, then its recommendations as many times as the size was multiplied.
    private static byte[] Text(int times)
    {
        var sample = Sample();
        var start = Array.LastIndexOf(sample, "Recommendations");
        var text = new StringBuilder().AppendJoin('\n', sample[..start]).Append('\n');
        for (var paragraph = 1; text.Length < Size * times; paragraph++)
            text.Append($"\n4.{paragraph % 90 + 1} Staff in ward {paragraph} told us that they know whom to call at night and that\n")
                .Append("they write down what a child says, though not everywhere and not every time. Managers\n")
                .Append("had looked at the records of the last three months (Recommendation 1.1).\n");

        text.Append("\nRecommendations\n");
        for (var time = 0; time < times; time++)
            text.AppendJoin('\n', sample[(start + 1)..Array.LastIndexOf(sample, "Next steps")]).Append('\n');
        return Encoding.UTF8.GetBytes(text.AppendJoin('\n', Ending().SkipWhile(line => line != "Next steps")).ToString());
    }

    private static string[] Ending() => [.. Sample().SkipWhile(line => line != "Recommendations")];

    private static string[] Sample() => File.ReadAllLines(Path.Combine(Demo.SamplesFolder, "cqc-integrated-inspection-northmere-2012.txt"));
}

/// <param name="Linearity">CPU time per byte at 100 times the size, as a multiple of that at the size itself; 1 is linear.</param>
/// <param name="Pdf">Null where poppler is absent.</param>
internal sealed record ReadingFigures(IReadOnlyList<ReadingFigure> Texts, double Linearity, ReadingFigure? Pdf, string Machine);

/// <param name="CpuMs">Of this process, pdftotext's own aside.</param>
/// <param name="ElapsedMs">By the clock, pdftotext included.</param>
/// <param name="PeakRssMb">The most that the process has had until then.</param>
internal sealed record ReadingFigure(string What, int Bytes, int Recommendations, double CpuMs, double ElapsedMs, double AllocatedMb, double PeakRssMb);
