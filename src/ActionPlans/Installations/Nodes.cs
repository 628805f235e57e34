using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Installations;

/// <summary>Workers and web services that are at work on a database.</summary>
internal static class Nodes
{
    private const int SqliteBusy = 5;

    /// <summary>Nodes of a cluster say that they are there every 7.5 s; one that has not done so for this long is dead.</summary>
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(30);

    /// <exception cref="RefusedException">There is one.</exception>
    public static void RequireNone(Database database)
    {
        if (database.IsServer)
        {
            RequireSilence(database);
        }
        else if (database.File is { } file && File.Exists(file))
        {
            database.LetGo(); // or this program would find itself
            RequireAlone(file);
        }
    }

    /// <summary>Every program that works with a file keeps a connection to it, and SQLite says whether there is one: nobody can have it alone then.</summary>
    /// <exception cref="RefusedException">Somebody has it open.</exception>
    public static void RequireAlone(string file)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            // One by one: of a command with several statements the driver forgets what becomes of those after the first with rows.
            foreach (var statement in (string[])["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "ROLLBACK"])
                connection.Execute(statement);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SqliteBusy)
        {
            throw new RefusedException($"{Path.GetFileName(file)} is in use: stop the worker and the web service, and whatever else has it open");
        }
    }

    private static void RequireSilence(Database database)
    {
        using var work = database.BeginLooking();
        if (work.Columns("Migration").Count == 0)
            return;
        var since = DateTimeOffset.FromUnixTimeMilliseconds(database.ServersNow()) - SilentAfter;
        // Quartz counts in ticks.
        var nodes = work.Scalar<long>("SELECT count(*) FROM QRTZ_SCHEDULER_STATE WHERE LAST_CHECKIN_TIME > @since", new { since = since.UtcTicks });
        if (nodes > 0)
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"the database has {nodes} at work on it (workers, web services): stop them all, and try again half a minute later"));
    }
}
