using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActionPlans.Data;

/// <summary>The one way to a connection. Every connection is open, with foreign keys on.</summary>
public sealed class Database : IDisposable
{
    /// <summary>
    /// SQLite counts its memory under a lock that every allocation takes, and nobody asks for the count; and no connection here is used by two threads at a
    /// time, so it needs no lock of its own. Both can be said before the first connection only.
    /// </summary>
    static Database()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    private readonly string connectionString;
    private readonly bool inMemory;

    /// <summary>An in-memory database lives as long as one connection to it is open: this one.</summary>
    private readonly SqliteConnection? keepAlive;

    private Database(string connectionString, bool inMemory)
    {
        TypeHandlers.Register();
        this.connectionString = connectionString;
        this.inMemory = inMemory;
        if (inMemory)
            keepAlive = Open();
    }

    /// <summary>The SQLite file <paramref name="path"/>, made if it is missing.</summary>
    public static Database AtFile(string path) => new(
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = 10,
        }.ToString(),
        inMemory: false);

    /// <summary>A database that leaves nothing behind: what `simulate` and the tests of rules run on.</summary>
    public static Database InMemory() => new(
        new SqliteConnectionStringBuilder
        {
            DataSource = $"memory-{Guid.NewGuid():N}",
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
        }.ToString(),
        inMemory: true);

    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // FULL: a commit that was answered is on the disk. It costs one sync a transaction, and the runtime commits in batches.
        // The cache is 32 MB a connection, so that a million waiting workflows do not grow the process. 16 MB of log between checkpoints:
        // at SQLite's own 4 MB every batch of a burst pays for one.
        using var command = connection.CreateCommand();
        command.CommandText = inMemory
            ? "PRAGMA foreign_keys = ON;"
            : "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>For several transactions in a row that share temporary tables. These are kept in files, so that a long run does not grow the process.</summary>
    internal DatabaseSession OpenSession() => new(Open());

    /// <summary>For reading: no transaction, each statement sees what was committed when it began.</summary>
    public DbConnection OpenForReading() => Open();

    /// <summary>For several statements that have to see one moment; holds nobody up, and what it writes into temporary tables goes with it.</summary>
    public UnitOfWork BeginReading()
    {
        var connection = Open();
        var work = new UnitOfWork(connection, connection.BeginTransaction(deferred: true));
        work.Scalar<long>("SELECT count(*) FROM sqlite_schema"); // the moment is now, and not that of the first statement
        return work;
    }

    /// <summary>For a decision: everything written through it is committed whole, or not at all.</summary>
    public UnitOfWork Begin()
    {
        var connection = Open();
        try
        {
            return new UnitOfWork(connection, connection.BeginTransaction());
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        keepAlive?.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
    }
}
