using System.Data.Common;
using ActionPlans.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Benchmarks;

/// <summary>
/// What the disk and SQLite allow at all: the rows that a start and a due timer write, moved by bare prepared statements through a file of the
/// same shape, settings and batch sizes, with nothing decided.
/// </summary>
internal sealed class Floor(BenchmarkFolder folder, int count)
{
    private const int StartBatch = 1_000;
    private const int DrainBatch = 250;

    /// <summary>Journal, instance and timer of every workflow.</summary>
    public Task<Measured> InsertAsync()
    {
        using var database = Database.AtFile(folder.Floor);
        Migrations.Apply(database, TimeProvider.System);
        using var connection = (SqliteConnection)database.OpenForReading();
        connection.Execute("ATTACH @Database AS real", new { folder.Database });
        connection.Execute("INSERT INTO WorkflowDefinition SELECT * FROM real.WorkflowDefinition");
        var sample = connection.QueryFirst<SampleRow>(
            """
            SELECT i.Definition, i.State, i.AnchorSince, j.Entries, t.Point
            FROM real.WorkflowInstance i
            JOIN real.WorkflowJournal j ON j.Id = i.LastJournal
            JOIN real.WorkflowTimer t ON t.InstanceId = i.Id
            """);
        connection.Execute("DETACH real");

        return Measured.OfAsync("floor: insert", () =>
        {
            for (var first = 1; first <= count; first += StartBatch)
            {
                using var transaction = connection.BeginTransaction();
                using var instance = Prepare(connection, transaction,
                    """
                    INSERT INTO WorkflowInstance (Id, Definition, Subject, Status, State, Anchor, AnchorSince, LastJournal, CreatedAt, UpdatedAt, Version)
                    VALUES (@a, @b, @c, 'waiting', @d, @e, @f, @a, @g, @g, 1)
                    """, 7);
                using var timer = Prepare(connection, transaction, "INSERT INTO WorkflowTimer (InstanceId, Bookmark, Shard, DueAt, Point) VALUES (@a, 1, @b, @c, @d)", 4);
                using var journal = Prepare(connection, transaction, "INSERT INTO WorkflowJournal (Id, InstanceId, Definition, At, Happening, Entries) VALUES (@a, @a, @b, @c, 'start', @d)", 4);
                var now = BenchmarkCalendar.Start.ToUnixTimeMilliseconds();
                var lastDue = BenchmarkCalendar.AllDue.ToUnixTimeMilliseconds();
                for (var id = first; id < first + StartBatch && id <= count; id++)
                {
                    Run(instance, id, sample.Definition, Subjects.Id(id), sample.State, "2026-06-02", sample.AnchorSince, now);
                    Run(timer, id, id / 64 % 4, lastDue - id / Subjects.PerReport % 14 * 86_400_000, sample.Point);
                    Run(journal, id, sample.Definition, now, sample.Entries);
                }

                transaction.Commit();
            }

            return Task.FromResult(count);
        });
    }

    /// <summary>Claims due timers in batches and writes what follows: the timer's next moment, the journal.</summary>
    public Task<Measured> DrainAsync()
    {
        using var database = Database.AtFile(folder.Floor);
        using var connection = (SqliteConnection)database.OpenForReading();
        var entries = connection.ExecuteScalar<byte[]>("SELECT Entries FROM WorkflowJournal LIMIT 1")!;
        var now = BenchmarkCalendar.AllDue.ToUnixTimeMilliseconds();
        return Measured.OfAsync("floor: drain", () =>
        {
            var drained = 0;
            for (var shard = 0; shard < 4; shard++)
            {
                for (var inBatch = -1; inBatch != 0; drained += inBatch)
                    inBatch = DrainBatchOf(connection, shard, now, count + drained, entries);
            }

            return Task.FromResult(drained);
        });
    }

    private static int DrainBatchOf(SqliteConnection connection, int shard, long now, int lastJournal, byte[] entries)
    {
        using var transaction = connection.BeginTransaction();
        using var due = Prepare(connection, transaction,
            $"SELECT InstanceId FROM WorkflowTimer WHERE Shard = @a AND DueAt <= @b ORDER BY DueAt, InstanceId LIMIT {DrainBatch}", 2);
        using var move = Prepare(connection, transaction, "UPDATE WorkflowTimer SET DueAt = @a WHERE InstanceId = @b AND Bookmark = 1", 2);
        using var journal = Prepare(connection, transaction,
            "INSERT INTO WorkflowJournal (Id, InstanceId, Definition, Previous, At, Happening, Entries) VALUES (@a, @b, 1, @b, @c, 'timer:Reminder', @d)", 4);
        var claimed = new List<long>(DrainBatch);
        Bind(due, shard, now);
        using (var rows = due.ExecuteReader())
        {
            while (rows.Read())
                claimed.Add(rows.GetInt64(0));
        }

        foreach (var instance in claimed)
        {
            Run(move, now + 14 * 86_400_000, instance);
            Run(journal, ++lastJournal, instance, now, entries);
        }

        transaction.Commit();
        return claimed.Count;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{(char)('a' + i)}", Value = DBNull.Value });
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private sealed record SampleRow(long Definition, byte[] State, string AnchorSince, byte[] Entries, string? Point);
}
