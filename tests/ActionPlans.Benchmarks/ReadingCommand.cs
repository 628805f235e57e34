using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ActionPlans.Benchmarks;

/// <summary>`reading`: what reading a report costs, and that it costs no more than its length.</summary>
internal static class ReadingCommand
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document instead of a table" };
        var command = new Command("reading", "Measure the report reader") { json };
        command.SetAction(parsed =>
        {
            var figures = ReadingBenchmark.Run();
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(figures, Format));
            else
                WriteTable(figures);
        });
        return command;
    }

    private static void WriteTable(ReadingFigures figures)
    {
        var table = new Table().AddColumns("what", "found", "CPU ms", "elapsed ms", "allocated MB", "peak RSS MB");
        foreach (var figure in figures.Pdf is null ? figures.Texts : figures.Texts.Append(figures.Pdf))
            table.AddRow(figure.What, $"{figure.Recommendations}", Short(figure.CpuMs), Short(figure.ElapsedMs), Short(figure.AllocatedMb), Short(figure.PeakRssMb));
        AnsiConsole.Write(table);
        Console.WriteLine($"Cost per byte at 100 times the size: {figures.Linearity.ToString("0.00", CultureInfo.InvariantCulture)} of that at the size itself");
        Console.WriteLine(figures.Machine);
    }

    private static string Short(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
