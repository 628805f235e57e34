using System.Diagnostics;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Simulation;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Benchmarks;

/// <summary>Every recommendation is open and has a reminder due this morning; each body has one registered lead, who answers for some of them.</summary>
internal sealed class DigestBenchmark(BenchmarkFolder folder, int count, int people)
{
    private const int FloorBatch = 2_000;
    private const int WarmUp = 20_000;
    private static readonly DateOnly Due = new(2026, 6, 15);
    private static readonly DateTimeOffset Morning = LondonTime.At(new DateOnly(2026, 6, 1), SendingHours.Opens);

    public async Task<DigestFigures> RunAsync()
    {
        using (var small = new BenchmarkFolder(null))
        {
            Progress.Line("warming up");
            using var cold = new BenchmarkHost(small.Path, new SimulatedClock(Morning));
            Insert(cold.Database, WarmUp, WarmUp / 10);
            cold.Get<Composer>().Compose();
        }

        using var host = new BenchmarkHost(folder.Path, new SimulatedClock(Morning));
        Progress.Line($"{count} recommendations, {people} people");
        Insert(host.Database, count, people);
        var messages = 0;
        var composed = await Measured.OfAsync("digests", () =>
        {
            messages = host.Get<Composer>().Compose();
            return Task.FromResult(count);
        });
        using var process = Process.GetCurrentProcess();
        var rss = process.PeakWorkingSet64 / 1048576.0;
        Check(host.Database, messages);
        var floor = await FloorAsync();
        return new DigestFigures(
            count, people, messages, composed.Elapsed.TotalSeconds, composed.CpuMsEach, floor.Elapsed.TotalSeconds, floor.CpuMsEach, rss, Machine.Describe());
    }

    /// <summary>A fast run that tells nobody, or somebody twice, is none.</summary>
    private void Check(Database database, int messages)
    {
        using var connection = database.OpenForReading();
        var told = connection.ExecuteScalar<long>("SELECT count(*) FROM Ledger");
        var left = connection.ExecuteScalar<long>("SELECT count(*) FROM Notice WHERE State <> 'composed'");
        if (told != count || left != 0 || messages != people)
            throw new InvalidOperationException($"{told} told, {left} left, {messages} messages");
    }

    /// <summary>The rows that composing writes, with texts of the length that the run's own have: ledger, timeline, notice, message.</summary>
    private Task<Measured> FloorAsync()
    {
        using var database = Database.AtFile(folder.Floor);
        Migrations.Apply(database, TimeProvider.System);
        Insert(database, count, people);
        using var connection = (SqliteConnection)database.OpenForReading();
        connection.Execute("ATTACH @Database AS real", new { folder.Database });
        var (text, html, items) = connection.QueryFirst<(string, byte[], string)>("SELECT Text, PackedHtml, Items FROM real.Message");
        connection.Execute("DETACH real");
        return Measured.OfAsync("floor", () =>
        {
            var each = count / people;
            for (var first = 1; first <= count; first += FloorBatch)
            {
                using var transaction = connection.BeginTransaction();
                using var ledger = new SqliteStatement(connection, "INSERT INTO Ledger (Subject, Step, Recipient, Kind, MessageId, Why) VALUES (@a, @b, @c, 'reminder', @d, @e)", ["a", "b", "c", "d", "e"]);
                using var timeline = new SqliteStatement(
                    connection, "INSERT INTO TimelineEntry (Id, Subject, At, Kind, By, Text, Why, After, Hash) VALUES (@a, @b, @c, 'reminder', 'ActionPlans', @d, @e, @f, zeroblob(32))",
                    ["a", "b", "c", "d", "e", "f"]);
                using var notice = new SqliteStatement(connection, "UPDATE Notice SET State = 'composed' WHERE Id = @a", ["a"]);
                using var message = new SqliteStatement(
                    connection,
                    """
                    INSERT INTO Message (Id, Recipient, RecipientName, Role, Kind, Subject, Text, Html, PackedHtml, Items, ComposedAt, State, Attempts, NextAttemptAt, Version)
                    VALUES (@a, @b, @b, 'lead', 'digest', @c, @d, '', @e, @f, @g, 'pending', 0, @g, 1)
                    """,
                    ["a", "b", "c", "d", "e", "f", "g"]);
                for (var id = first; id < first + FloorBatch && id <= count; id++)
                {
                    var person = 1 + (id - 1) / each;
                    var (subject, address, letter) = (Subjects.Id(id), $"lead-{person}@example.nhs.uk", $"20260601-{person}-8f2a11bc");
                    ledger.Run(subject, "remind-14@2026-06-15", address, letter, "Body is accountable for this recommendation, and you are its safeguarding lead.");
                    timeline.Run(id, subject, Morning, $"Told Lead {person} <{address}>.", "Body is accountable for this recommendation, and you are its safeguarding lead.", letter);
                    notice.Run(id);
                    if (id % each == 0)
                        message.Run(letter, address, "Your actions today: 10 due soon", text, html, items, Morning);
                }

                transaction.Commit();
            }

            return Task.FromResult(count);
        });
    }

    private static void Insert(Database database, int count, int people)
    {
        using var work = database.Begin();
        foreach (var sql in Statements)
            work.Execute(sql, new { count, people, each = count / people, due = Due, now = Morning, since = new DateOnly(2026, 3, 2) });
        work.Commit();
    }

    private static readonly string[] Statements =
    [
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @people)
        INSERT INTO Body (Id, Name, Role) SELECT i, 'Invented Trust ' || i, 'provider' FROM n
        """,
        """
        INSERT INTO Person (Id, Name, Email, Version) SELECT Id, 'Lead ' || Id, 'lead-' || Id || '@example.nhs.uk', 1 FROM Body
        """,
        """
        INSERT INTO Post (Id, PersonId, BodyId, Role, FromOn) SELECT Id, Id, Id, 'lead', @since FROM Body
        """,
        """
        INSERT INTO Report (Id, Sha256, FileName, Family, Title, Area, ReceivedOn, Reading, Content, ImportedAt)
        SELECT Id, 'sha-' || Id, 'report-' || Id || '.txt', 'cqc-clas-review', 'Review ' || Id, 'Area ' || Id, @since, '{}', x'', @now FROM Body
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO Recommendation (Id, ReportId, Ordinal, Number, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, Version)
        SELECT i, min(@people, 1 + (i - 1) / @each), i, '1.' || (1 + (i - 1) % @each), 'recommendation',
            'Ensure that every practitioner who sees a child records who lives with the child, who was spoken to and what was decided, and that a manager looks at a sample each month.',
            'Recommendations', 1, 2, 'relative', 'within three months', @due, '{"explanation":"Three months from 15 March 2026, the day of receipt."}', 'open', 1
        FROM n
        """,
        """
        INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed) SELECT Id, 1, ReportId, 'Invented Trust ' || ReportId FROM Recommendation
        """,
        """
        INSERT INTO Notice (Id, Subject, Step, Role, Template, DecidedAt, SendAfter, State)
        SELECT Id, 'R' || Id, 'remind-14@' || @due, 'lead', 'reminder', @now, @now, 'pending' FROM Recommendation
        """,
    ];
}
