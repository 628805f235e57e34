using System.Diagnostics;
using ActionPlans.Runtime;
using ActionPlans.Simulation;
using Dapper;

namespace ActionPlans.Benchmarks;

/// <summary>One run over one N. Subjects, dates and events are the same in every run.</summary>
internal sealed class RuntimeBenchmark(BenchmarkFolder folder, int count)
{
    private const int StartBatch = 1_000;
    private const int Events = 2_000;
    private const int WarmUp = 20_000;

    private readonly SimulatedClock clock = new(BenchmarkCalendar.Start);

    public async Task<RuntimeFigures> RunAsync(CancellationToken cancellationToken)
    {
        await WarmUpAsync(cancellationToken);
        using var host = new BenchmarkHost(folder.Path, clock);
        Progress.Line($"{count} recommendations");
        Subjects.Insert(host.Database, count);
        var subjectBytes = FileSize(host);

        var start = await Measured.OfAsync("start", () => StartAsync(host, count, cancellationToken));
        SettleNotices(host);
        var waitingBytes = FileSize(host);

        var events = await EventsAsync(host, cancellationToken);
        SettleNotices(host);
        var rss = await WaitingProcess.PeakMegabytesAsync(folder, cancellationToken);
        var startUp = await WaitingProcess.StartUpAsync(folder, host.Database, cancellationToken);

        clock.MoveTo(BenchmarkCalendar.AllDue);
        var timer = await Measured.OfAsync("due timers", () => host.Runtime.FireAllDueAsync(cancellationToken));

        var floor = new Floor(folder, count);
        var insert = await floor.InsertAsync();
        var drain = await floor.DrainAsync();

        return new RuntimeFigures(
            count, Rate.Of(start, insert), Rate.Of(timer, drain), events, rss, (double)waitingBytes / count, (double)(waitingBytes - subjectBytes) / count,
            startUp.TotalSeconds, new FloorRates(insert.PerSecond, insert.CpuMsEach, drain.PerSecond, drain.CpuMsEach), Machine.Describe());
    }

    /// <summary>Compiling is not what is measured: a small run first, in a folder of its own.</summary>
    private static async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        Progress.Line("warming up");
        using var folder = new BenchmarkFolder(null);
        var clock = new SimulatedClock(BenchmarkCalendar.Start);
        using var host = new BenchmarkHost(folder.Path, clock);
        Subjects.Insert(host.Database, WarmUp);
        await StartAsync(host, WarmUp, cancellationToken);
        clock.MoveTo(BenchmarkCalendar.AllDue);
        await host.Runtime.FireAllDueAsync(cancellationToken);
    }

    public static async Task<int> StartAsync(BenchmarkHost host, int count, CancellationToken cancellationToken)
    {
        for (var first = 1; first <= count; first += StartBatch)
        {
            using var work = host.Database.Begin();
            var batch = Enumerable.Range(first, Math.Min(StartBatch, count - first + 1))
                .Select(subject => new WorkflowStart("recommendation", Subjects.Id(subject), new Anchor(BenchmarkCalendar.DueOf(subject), BenchmarkCalendar.Since)));
            await host.Runtime.StartAsync(work, batch, cancellationToken);
            work.Commit();
        }

        return count;
    }

    /// <summary>The letters about it are out: composing and sending them is the dispatcher's work, not the runtime's.</summary>
    private static void SettleNotices(BenchmarkHost host)
    {
        using var work = host.Database.Begin();
        work.Execute("UPDATE Notice SET State = 'composed' WHERE State = 'pending'");
        work.Commit();
    }

    /// <summary>People act, each in a transaction of their own, on workflows all over the file.</summary>
    private async Task<EventFigures> EventsAsync(BenchmarkHost host, CancellationToken cancellationToken)
    {
        Progress.Line($"{Events} events");
        var milliseconds = new List<double>(Events);
        for (var i = 0; i < Events; i++)
        {
            var subject = 1 + (int)(i * 7_919L * 104_729 % count);
            var watch = Stopwatch.StartNew();
            using (var work = host.Database.Begin())
            {
                await host.Runtime.HappenAsync(work, Subjects.Id(subject), "EvidenceSubmitted", payload: null, cancellationToken);
                work.Commit();
            }

            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        milliseconds.Sort();
        return new EventFigures(milliseconds[Events / 2], milliseconds[Events * 99 / 100]);
    }

    private long FileSize(BenchmarkHost host)
    {
        using var connection = host.Database.OpenForReading();
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new FileInfo(folder.Database).Length;
    }
}
