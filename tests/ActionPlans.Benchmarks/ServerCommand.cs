using System.CommandLine;
using System.Globalization;
using ActionPlans.Simulation;

namespace ActionPlans.Benchmarks;

/// <summary>`server`: starts and a burst of due timers on a database server, by one worker and by two.</summary>
internal static class ServerCommand
{
    public static Command Create()
    {
        var instances = new Option<int>("--instances") { Description = "How many workflows wait", DefaultValueFactory = _ => 20_000 };
        var connection = new Option<string?>("--connection") { Description = "An EMPTY database, as the setting Database has it; without it a file" };
        var workers = new Option<int>("--workers") { Description = "How many work off the burst beside each other", DefaultValueFactory = _ => 1 };
        var batch = new Option<int>("--batch") { Description = "Timers in one transaction", DefaultValueFactory = _ => 250 };
        var command = new Command("server", "Measure a burst on a database server") { instances, connection, workers, batch };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var folder = new BenchmarkFolder(null);
            var clock = new SimulatedClock(BenchmarkCalendar.Start);
            using var host = new BenchmarkHost(folder.Path, clock, parsed.GetValue(connection));
            var count = parsed.GetValue(instances);
            host.Runtime.BatchSize = parsed.GetValue(batch);
            await Measured.OfAsync("insert", () => Task.FromResult(Insert(host, count)));
            var start = await Measured.OfAsync("start", () => RuntimeBenchmark.StartAsync(host, count, cancellationToken));
            clock.MoveTo(BenchmarkCalendar.AllDue);
            using var journeys = new Journeys();
            var timers = await Measured.OfAsync("due timers", () => FireAsync(host, parsed.GetValue(workers), cancellationToken));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count} workflows, {parsed.GetValue(workers)} at work, batches of {parsed.GetValue(batch)}: start {start.PerSecond:F0}/s ({start.CpuMsEach:F3} ms CPU each), due timers {timers.PerSecond:F0}/s ({timers.CpuMsEach:F3} ms CPU each){(journeys.Count == 0 ? "" : FormattableString.Invariant($", {(double)count / journeys.Count:F1} timers a journey"))}"));
            return 0;
        });
        return command;
    }

    private static int Insert(BenchmarkHost host, int count)
    {
        Subjects.Insert(host.Database, count);
        return count;
    }

    /// <summary>Each has its own shards, as nodes of a cluster do.</summary>
    private static async Task<int> FireAsync(BenchmarkHost host, int workers, CancellationToken cancellationToken)
    {
        var fired = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var (all, inBatch) = (0, 0);
            for (var shard = worker; shard < Runtime.Shards.Count; shard += workers)
            {
                do
                    all += inBatch = await host.Runtime.FireDueAsync(shard, cancellationToken);
                while (inBatch > 0);
            }

            return all;
        })));
        return fired.Sum();
    }
}
