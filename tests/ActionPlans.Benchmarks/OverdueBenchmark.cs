using System.Diagnostics;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Simulation;

namespace ActionPlans.Benchmarks;

/// <summary>
/// Ten years of reports, forty recommendations each, in ten regions: one in seven is never closed, one in twenty had more time. The list is asked for as
/// it is today and as it was in the middle.
/// </summary>
internal sealed class OverdueBenchmark(BenchmarkFolder folder, int count)
{
    private const int Times = 20;
    private static readonly DateOnly First = new(2016, 1, 4);
    private static readonly DateOnly Middle = new(2021, 1, 4);
    private static readonly DateOnly Today = new(2026, 1, 5);

    public IEnumerable<OverdueFigure> Run()
    {
        using var host = new BenchmarkHost(folder.Path, new SimulatedClock(LondonTime.At(Today, SendingHours)));
        Progress.Line($"{count} recommendations");
        Insert(host.Database);
        foreach (var (day, name) in new[] { (Today, "today"), (Middle, "five years ago") })
        {
            yield return Measure(host, $"first page, {name}", new ListOverdue(day) { Limit = 100 });
            yield return Measure(host, $"page 100, {name}", new ListOverdue(day) { Limit = 100, Skip = 9_900 });
            yield return Measure(host, $"a region's first page, {name}", new ListOverdue(day) { Region = "Region 3", Limit = 100 });
            yield return Measure(host, $"a region's whole list, {name}", new ListOverdue(day) { Region = "Region 3" });
            yield return Measure(host, $"a region that does not exist, {name}", new ListOverdue(day) { Region = "Nowhere" });
            yield return Measure(host, $"everything, {name}", new ListOverdue(day));
        }
    }

    private static readonly TimeOnly SendingHours = new(9, 0);

    private static OverdueFigure Measure(BenchmarkHost host, string what, ListOverdue request)
    {
        Progress.Line(what);
        var (times, rows) = (new List<double>(), 0);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            rows = host.Mediator.Send(request).GetAwaiter().GetResult().Count;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return new OverdueFigure(what, rows, times[0], times[Times / 2], times[^1], (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / Times);
    }

    private void Insert(Database database)
    {
        using var work = database.Begin();
        foreach (var sql in Statements)
            work.Execute(sql, new { count, first = First, days = Today.DayNumber - First.DayNumber });
        work.Commit();
    }

    private static readonly string[] Statements =
    [
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
        INSERT INTO Body (Id, Name, Role) SELECT i, 'Invented Trust ' || i, 'provider' FROM n
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= @count / 40)
        INSERT INTO Report (Id, Sha256, FileName, Family, Title, Area, Region, ReceivedOn, Reading, Content, ImportedAt)
        SELECT i, 'sha-' || i, 'report-' || i || '.txt', 'cqc-clas-review', 'Review ' || i, 'Area ' || (i % 150), 'Region ' || (i % 10),
            date(@first, '+' || (i * 40 * @days / @count) || ' days'), '{}', x'',
            1000 * CAST(strftime('%s', date(@first, '+' || (i * 40 * @days / @count) || ' days')) AS INTEGER)
        FROM n
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO Recommendation (Id, ReportId, Ordinal, Number, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, ClosedAt, Version)
        SELECT n.i, p.Id, 1 + n.i % 40, '1.' || (1 + n.i % 40), 'recommendation',
            'Ensure that every practitioner who sees a child records who lives with the child, who was spoken to and what was decided, and that a manager looks at a sample each month.',
            'Recommendations', n.i % 2000, n.i % 2000 + 2, 'relative', 'within three months', date(p.ReceivedOn, '+' || (90 + CASE WHEN n.i % 20 = 0 THEN 30 ELSE 0 END) || ' days'),
            '{"from":"2026-03-02","trigger":"receipt","due":"2026-06-02","rule":"three months from receipt","explanation":"Three months from 2 March 2026, the day of receipt."}',
            CASE WHEN n.i % 7 = 0 THEN 'open' ELSE 'closed' END, CASE WHEN n.i % 7 = 0 THEN NULL ELSE p.ImportedAt + 86400000 * (30 + n.i * 37 % 200) END, 1
        FROM n
        JOIN Report p ON p.Id = 1 + n.i / 40
        """,
        """
        INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed) SELECT Id, 1, 1 + ReportId % 200, 'Invented Trust' FROM Recommendation
        """,
        """
        INSERT INTO EarlierDeadline (Subject, DueOn, Deadline, Until, By, Reason)
        SELECT 'R' || Id, date(DueOn, '-30 days'), '{}', 1000 * CAST(strftime('%s', date(DueOn, '-40 days')) AS INTEGER), 'Lead', 'The service is being moved.' FROM Recommendation WHERE Id % 20 = 0
        """,
    ];
}
