using System.Diagnostics;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Benchmarks;

/// <summary>What will be sent about one report of 36 recommendations, due at four different times, within a year in which nobody does anything.</summary>
internal sealed class PreviewBenchmark(BenchmarkFolder folder, int others)
{
    private const int Each = 9;
    private const int Times = 10;
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly string[] Bands = ["Within 3 months", "Within 6 months", "Within 9 months", "Within 12 months"];

    public async Task<string> RunAsync()
    {
        using var host = new BenchmarkHost(folder.Path, new SimulatedClock(LondonTime.At(Received, new TimeOnly(9, 0))));
        InsertOthers(host.Database);
        var report = new FictionalReport { Asks = [.. Bands.SelectMany(band => FictionalReport.AskingMuch(band, Each).Asks)] };
        var imported = await host.Mediator.Send(new ImportReport("report.txt", report.ToBytes(), Received, "Benchmark"));
        var request = new PreviewNotices($"{imported.ReportId}", Received.AddYears(1));

        Progress.Line("warming up");
        await host.Mediator.Send(request);
        var (letters, notices) = (0, 0);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            var previewed = await host.Mediator.Send(request);
            (letters, notices) = (previewed.Count, previewed.Sum(letter => letter.Notices.Count));
        }

        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return FormattableString.Invariant(
            $"{imported.Recommendations.Count} recommendations, {others} other bodies and people: {letters} letters with {notices} notices in {watch.ElapsedMilliseconds / Times} ms, {used.TotalMilliseconds / Times:N0} ms of CPU");
    }

    private void InsertOthers(Database database)
    {
        using var work = database.Begin();
        foreach (var sql in Statements)
            work.Execute(sql, new { others });
        work.Commit();
    }

    private static readonly string[] Statements =
    [
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @others)
        INSERT INTO Body (Id, Name, Role) SELECT i, 'Invented Trust ' || i, 'provider' FROM n
        """,
        """
        INSERT INTO Person (Id, Name, Email, Version) SELECT Id, 'Lead ' || Id, 'lead-' || Id || '@example.nhs.uk', 1 FROM Body
        """,
        """
        INSERT INTO Post (Id, PersonId, BodyId, Role, FromOn) SELECT Id, Id, Id, 'lead', '2012-01-01' FROM Body
        """,
    ];
}
