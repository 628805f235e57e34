using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ActionPlans.Cli;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;
using Dapper;

namespace ActionPlans.Tests.Proof;

/// <summary>
/// An installation with many recommendations whose first reminder is due. By default a thousand in a data folder, each of a body of its own: a thousand
/// timers to fire, a thousand letters to compose and to deliver.
/// </summary>
internal sealed class Burst : IDisposable
{
    public const int Size = 1_000;

    /// <summary>Steps that can be seen from outside: every timer fired, every letter composed, every letter sent.</summary>
    public const int Steps = 3 * Size;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder folder = new();
    private readonly DateOnly due;
    private readonly int count;
    private readonly int bodies;
    private readonly Database database;

    private Burst(DateOnly today, int count, int bodies, string? connection)
    {
        // The reminder of 30 days before is due, the next one (14 days before) is more than a week away.
        due = today.AddDays(26);
        (this.count, this.bodies) = (count, bodies);
        database = Database.At(connection, Folder);
        if (connection is not null)
            File.WriteAllText(folder["actionplans.json"], JsonSerializer.Serialize(new Dictionary<string, string> { [Database.Setting] = connection }));
    }

    public string Folder => folder.Path;

    /// <param name="today">The day of the burst.</param>
    public static Task<Burst> OnAsync(DateOnly today) => OnAsync(today, Size, Size, connection: null);

    /// <param name="connection">An empty database on a server; null for a file in the data folder.</param>
    public static async Task<Burst> OnAsync(DateOnly today, int count, int bodies, string? connection)
    {
        var burst = new Burst(today, count, bodies, connection);
        var since = today.AddDays(-60);
        using var data = DataFolder.Open(burst.Folder, new SimulatedClock(LondonTime.At(since, SendingHours.Opens)));
        using var work = data.Database.Begin();
        foreach (var sql in Subjects)
            work.Execute(sql, new { count, bodies, since, burst.due });
        await data.Get<WorkflowRuntime>().StartAsync(
            work, Enumerable.Range(1, count).Select(i => new WorkflowStart("recommendation", Id(i), new Anchor(burst.due, since))), CancellationToken.None);
        work.Execute("UPDATE Notice SET State = 'dropped', StateReason = 'told on paper'"); // who was assigned is not what is proved here
        work.Commit();
        return burst;
    }

    /// <summary>How far the work has come, of <see cref="Steps"/>; read from the database file, as committed.</summary>
    public int Progress()
    {
        using var connection = database.OpenForReading();
        return connection.ExecuteScalar<int>(
            """
            SELECT (SELECT count(*) FROM WorkflowJournal WHERE Happening LIKE 'timer%') + (SELECT count(*) FROM Message)
                + (SELECT count(*) FROM Message WHERE State = 'sent')
            """);
    }

    public int Fired()
    {
        using var connection = database.OpenForReading();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM WorkflowJournal WHERE Happening LIKE 'timer%'");
    }

    /// <summary>Watches the file until <paramref name="enough"/>.</summary>
    public static async Task WatchAsync(WorkerProcess worker, Func<bool> enough)
    {
        var watch = Stopwatch.StartNew();
        while (!enough())
        {
            Assert.That(worker.HasExited, Is.False, () => $"the worker ended by itself: {worker.Said()}");
            Assert.That(watch.Elapsed, Is.LessThan(Patience), "the worker does not get on");
            await Task.Delay(2);
        }
    }

    /// <summary>Everything that is left is done, by a worker that nobody disturbs.</summary>
    public async Task FinishAsync(DateTimeOffset at)
    {
        using var data = DataFolder.Open(Folder, new SimulatedClock(at));
        await data.Get<WorkRound>().RunAsync(CancellationToken.None);
    }

    /// <summary>Every expected message exactly once in the ledger and in the folder; nothing lost, nothing left over.</summary>
    public void AssertEverythingOnce()
    {
        var step = FormattableString.Invariant($"remind-30@{due:yyyy-MM-dd}");
        var domain = new RoutingOptions().SampleDomain;
        var expected = Enumerable.Range(1, count).Select(i => $"{Id(i)} {step} lead.body-{(i % bodies + 1).ToString(CultureInfo.InvariantCulture)}@{domain}").Order(StringComparer.Ordinal).ToList();
        using var connection = database.OpenForReading();
        List<string> Facts(string sql) => [.. connection.Query<string>(sql).Order(StringComparer.Ordinal)];

        Assert.That(Facts("SELECT Subject || ' ' || Step || ' ' || Recipient FROM Ledger"), Is.EqualTo(expected), "ledger");
        Assert.That(
            Directory.EnumerateFiles(folder["messages"]).Select(FolderMessage.Read)
                .SelectMany(message => message.Items.Select(item => $"{item.About} {item.Step} {message.To}")).Order(StringComparer.Ordinal),
            Is.EqualTo(expected), "messages in the folder");
        Assert.That(Facts("SELECT DISTINCT State FROM Message"), Is.EqualTo(new[] { "sent" }), "outbox");
        Assert.That(
            Facts("SELECT i.Subject || ' ' || j.Happening FROM WorkflowJournal j JOIN WorkflowInstance i ON i.Id = j.InstanceId"),
            Is.EqualTo(Enumerable.Range(1, count).SelectMany(i => new[] { $"{Id(i)} start", $"{Id(i)} timer:Reminder" }).Order(StringComparer.Ordinal)), "journal");
        if (!database.IsServer)
            Assert.That(connection.ExecuteScalar<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private static string Id(int number) => SubjectId.Recommendation(number).ToString();

    private static readonly string[] Subjects =
    [
        """
        INSERT INTO Report (Id, Sha256, FileName, Family, Title, ReceivedOn, Reading, Content, ImportedAt)
        VALUES (1, 'sha', 'report.txt', 'cqc-clas-review', 'Review of an invented place', @since, '{}', x'', 0)
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @bodies)
        INSERT INTO Body (Id, Name, Role) SELECT i, 'Body ' || i, 'commissioner' FROM n
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO Recommendation (Id, ReportId, Ordinal, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, Version)
        SELECT i, 1, i, 'recommendation', 'Do number ' || i || '.', 'Recommendations', i, i, 'date', 'by then', @due, '{"explanation":"as printed"}', 'open', 1 FROM n
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed) SELECT i, 1, i % @bodies + 1, 'as printed' FROM n
        """,
    ];
}
