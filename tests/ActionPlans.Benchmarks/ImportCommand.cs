using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Benchmarks;

/// <summary>`import`: a report with many recommendations, and a board's plan with as many actions; each is also only read.</summary>
internal static class ImportCommand
{
    private static readonly DateOnly Received = new(2013, 6, 17);
    private static readonly string[] Targets = ["31 March 2014", "Ongoing", "4 x per annum", "", "September 2013", "Quarterly"];

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "Recommendations, and actions", DefaultValueFactory = _ => 2_000 };
        var command = new Command("import", "Measure importing a report and a board's plan") { rows };
        command.SetAction(async (parsed, _) =>
        {
            using var folder = new BenchmarkFolder(null);
            using var host = new BenchmarkHost(folder.Path, new SimulatedClock(LondonTime.At(Received, new TimeOnly(9, 0))));
            foreach (var warming in Enumerable.Range(1, 20))
            {
                await ImportAsync(host, "recommendations", Report(100 + warming, warming));
                await ImportAsync(host, "actions", Board(100 + warming));
            }

            Console.WriteLine(await ImportAsync(host, "recommendations", Report(parsed.GetValue(rows), 0)));
            Console.WriteLine(await ImportAsync(host, "actions", Board(parsed.GetValue(rows))));
            return 0;
        });
        return command;
    }

    /// <summary>Each of an inspection of its own: what two reports of one say is compared.</summary>
    private static byte[] Report(int rows, int fortnightsBefore) => (FictionalReport.AskingMuch("Within 3 months", rows) with
    {
        InspectedFrom = Received.AddDays(-42 - (14 * fortnightsBefore)),
        InspectedTo = Received.AddDays(-31 - (14 * fortnightsBefore)),
        Published = Received.AddDays(-3 - (14 * fortnightsBefore)),
    }).ToBytes();

    private static byte[] Board(int rows) => new FictionalBoardReport([.. Enumerable.Range(1, rows).Select(number => new FictionalRow(
        FormattableString.Invariant($"Put right what is written in paragraph {number} of the findings about health assessments."), Targets[number % Targets.Length]))]).ToBytes();

    private static async Task<string> ImportAsync(BenchmarkHost host, string what, byte[] content)
    {
        var read = await Measured.OfAsync($"reading {what}", () =>
        {
            var reading = ReportReader.Read(ReportFile.FromBytes(content, "report.txt"));
            return Task.FromResult(reading.Recommendations.Count + reading.PlanRows.Count);
        });
        var imported = await Measured.OfAsync($"importing {what}", async () =>
        {
            var report = await host.Mediator.Send(new ImportReport("report.txt", content, Received, "Benchmark"));
            return report.Recommendations.Count + report.Actions.Count;
        });
        return FormattableString.Invariant($"{imported.Items} {what}: {imported.CpuMsEach:N3} ms of CPU each, of which reading {read.CpuMsEach:N3} ms");
    }
}
