using System.Diagnostics;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Simulation;

namespace ActionPlans.Benchmarks;

/// <summary>Instances of ten years, begun evenly: four of five wait, one in a hundred has faulted. Lists are asked for as Elsa Studio pages through them.</summary>
internal sealed class StudioBenchmark(BenchmarkFolder folder, int count)
{
    private const int Times = 20;
    private const int PageSize = 10;
    private static readonly DateOnly First = new(2016, 1, 4);
    private static readonly DateOnly Today = new(2026, 1, 5);
    private static readonly TimeOnly Morning = new(9, 0);

    public IEnumerable<OverdueFigure> Run()
    {
        Progress.Line($"{count} instances");
        using (var host = new BenchmarkHost(folder.Path, new SimulatedClock(LondonTime.At(First, Morning))))
            Insert(host);

        // What is kept is counted by the first who asks.
        using (var host = new BenchmarkHost(folder.Path, new SimulatedClock(LondonTime.At(Today, Morning))))
            yield return Measure(host, "first page, the first time", new InstanceFilter(), 1, times: 1);

        using var warm = new BenchmarkHost(folder.Path, new SimulatedClock(LondonTime.At(Today, Morning)));
        yield return Measure(warm, "first page", new InstanceFilter(), 1);
        yield return Measure(warm, "page 100", new InstanceFilter(), 100);
        yield return Measure(warm, "the page in the middle", new InstanceFilter(), count / PageSize / 2);
        yield return Measure(warm, "last page", new InstanceFilter(), count / PageSize);
        yield return Measure(warm, "of one workflow", new InstanceFilter { Definitions = ["recommendation"] }, 1);
        yield return Measure(warm, "faulted", new InstanceFilter { Statuses = ["faulted"] }, 1);
        yield return Measure(warm, "faulted, last page", new InstanceFilter { Statuses = ["faulted"] }, count / 100 / PageSize);
        yield return Measure(warm, "of a standing that none has", new InstanceFilter { Statuses = ["none"] }, 1);
        yield return Measure(warm, "about one recommendation", new InstanceFilter { About = $"R{count / 2}" }, 1);
        yield return Measure(warm, "begun in one year", new InstanceFilter { BegunSince = LondonTime.At(new DateOnly(2020, 1, 1), Morning), BegunBefore = LondonTime.At(new DateOnly(2021, 1, 1), Morning) }, 1);
        yield return Measure(warm, "one instance with its journal", () => warm.Mediator.Send(new GetInstance(count / 2)).GetAwaiter().GetResult().Journal.Count, Times);
    }

    private static OverdueFigure Measure(BenchmarkHost host, string what, InstanceFilter filter, int page, int times = Times) =>
        Measure(host, what, () => host.Mediator.Send(new FindInstances(filter, page, PageSize)).GetAwaiter().GetResult().Instances.Count, times);

    private static OverdueFigure Measure(BenchmarkHost host, string what, Func<int> ask, int times)
    {
        Progress.Line(what);
        var (took, rows) = (new List<double>(), 0);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            rows = ask();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        took.Sort();
        return new OverdueFigure(what, rows, took[0], took[times / 2], took[^1], (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / times);
    }

    /// <summary>One real instance that waits, with its journal; the others are like it.</summary>
    private void Insert(BenchmarkHost host)
    {
        using var work = host.Database.Begin();
        host.Runtime.StartAsync(work, [new WorkflowStart("recommendation", "R1", new Anchor(First.AddDays(90), First))], CancellationToken.None).GetAwaiter().GetResult();
        foreach (var sql in Statements)
            work.Execute(sql, new { count, step = (LondonTime.At(Today, Morning) - LondonTime.At(First, Morning)).TotalMilliseconds / count });
        work.Commit();
    }

    private static readonly string[] Statements =
    [
        """
        WITH RECURSIVE Numbers (N) AS (SELECT 2 UNION ALL SELECT N + 1 FROM Numbers WHERE N < @count)
        INSERT INTO WorkflowJournal (Id, InstanceId, Definition, Previous, At, Happening, Entries)
        SELECT n.N, n.N, j.Definition, NULL, j.At + CAST(@step * n.N AS INTEGER), j.Happening, j.Entries FROM Numbers n JOIN WorkflowJournal j ON j.Id = 1
        """,
        """
        WITH RECURSIVE Numbers (N) AS (SELECT 2 UNION ALL SELECT N + 1 FROM Numbers WHERE N < @count)
        INSERT INTO WorkflowInstance (Id, Definition, Subject, Status, State, Anchor, AnchorSince, LastJournal, Fault, CreatedAt, UpdatedAt, Version)
        SELECT n.N, CASE WHEN n.N % 20 = 0 THEN d.Id ELSE i.Definition END, 'R' || n.N,
            CASE WHEN n.N % 100 = 1 THEN 'faulted' WHEN n.N % 5 = 0 THEN 'finished' ELSE 'waiting' END, i.State, i.Anchor, i.AnchorSince, n.N,
            CASE WHEN n.N % 100 = 1 THEN 'a role that there is not' END, i.CreatedAt + CAST(@step * n.N AS INTEGER), i.UpdatedAt + CAST(@step * n.N AS INTEGER), 1
        FROM Numbers n
        JOIN WorkflowInstance i ON i.Id = 1
        JOIN WorkflowDefinition d ON d.DefinitionId = 'action-plan'
        """,
    ];
}
