using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using ActionPlans.Data.Dialect;
using ActionPlans.Data.Servers;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Microsoft.Data.Sqlite;
using Polly;
using Polly.Retry;
using SQLitePCL;

namespace ActionPlans.Data;

/// <summary>The one way to a connection. Every connection is open, with foreign keys on.</summary>
public sealed class Database : IDisposable
{
    /// <summary>The setting that says which database: <c>postgresql:</c> or <c>sqlserver:</c> and a connection string. Without it a file in the data folder is used.</summary>
    public const string Setting = "Database";

    private const string PostgreSql = "postgresql:";
    private const string SqlServer = "sqlserver:";

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
    private readonly ServerDialect? server;

    /// <summary>What a <see cref="DatabaseSession"/> has otherwise, and leaves as it was. 16 MB of log between checkpoints: at SQLite's own 4 MB every batch of a burst pays for one.</summary>
    internal const string ShortWork = "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;";

    /// <summary>Connections of the pool that have their settings: telling them again takes longer than most questions.</summary>
    private readonly ConditionalWeakTable<sqlite3, Database> settled = [];

    /// <summary>An in-memory database lives as long as one connection to it is open: this one.</summary>
    private readonly DbConnection? keepAlive;

    private Database(string connectionString, bool inMemory)
    {
        TypeHandlers.Register();
        Dialect = new SqliteDialect();
        this.connectionString = connectionString;
        this.inMemory = inMemory;
        if (inMemory)
            keepAlive = Open();
    }

    private Database(string connectionString, ServerDialect dialect)
    {
        TypeHandlers.Register();
        Dialect = server = dialect;
        try
        {
            this.connectionString = dialect.Complete(connectionString);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new RefusedException($"the setting {Setting} is not a connection to {dialect.Name}: {wrong.Message}");
        }
    }

    internal SqlDialect Dialect { get; }

    /// <summary>Whether several machines can work on it at the same time.</summary>
    public bool IsServer => server is not null;

    /// <summary>The file it is in, with its path; null on a server and in memory.</summary>
    internal string? File => server is not null || inMemory ? null : Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>Whether one connection can read while another has a transaction open. In memory they share one cache, and wait for each other.</summary>
    internal bool IsReadBesideWriting => !inMemory;

    /// <summary>What to do for a backup where the product does not make it; null where it does.</summary>
    internal string? OwnBackup => server?.Backup;

    /// <summary>The same for bringing one back.</summary>
    internal string? OwnRestore => server?.Restore;

    /// <summary>Closes the connections that are kept open for the next time.</summary>
    internal void LetGo()
    {
        if (server is null)
            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        else
            server.LetGo(connectionString);
    }

    /// <summary>The database that the setting names, else the file in the data folder.</summary>
    /// <param name="setting">The value of <see cref="Setting"/>; null or empty for the file.</param>
    public static Database At(string? setting, string folder) =>
        string.IsNullOrWhiteSpace(setting) ? AtFile(Path.Combine(folder, "actionplans.db")) : AtConnection(setting);

    /// <summary>A database server: <c>postgresql:Host=db;Database=actionplans;Username=…</c> or <c>sqlserver:Server=db;Database=ActionPlans;…</c>.</summary>
    /// <exception cref="RefusedException">It names no server that is known here, or is not a connection string.</exception>
    public static Database AtConnection(string connection)
    {
        if (connection.StartsWith(PostgreSql, StringComparison.OrdinalIgnoreCase))
            return new Database(connection[PostgreSql.Length..], new PostgreSqlDialect());
        if (connection.StartsWith(SqlServer, StringComparison.OrdinalIgnoreCase))
            return new Database(connection[SqlServer.Length..], new SqlServerDialect());
        throw new RefusedException($"the setting {Setting} has to begin with {PostgreSql} or {SqlServer}, then the connection string; leave it out for a file in the data folder");
    }

    /// <summary>Whether the words are a connection to a server, and not as the path of a file.</summary>
    public static bool NamesServer(string words) => words.StartsWith(PostgreSql, StringComparison.OrdinalIgnoreCase) || words.StartsWith(SqlServer, StringComparison.OrdinalIgnoreCase);

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

    internal DbConnection Open() => server is null ? OpenFile() : Opening.Execute(static on => on.OpenServer(), this);

    /// <summary>For several transactions in a row that share temporary tables. These are kept in files, so that a long run does not grow the process.</summary>
    internal DatabaseSession OpenSession() => new(Open());

    /// <summary>For reading: no transaction, each statement sees what was committed when it began.</summary>
    public DbConnection OpenForReading() => Open();

    /// <summary>For several statements that have to see one moment; holds nobody up, and what it writes into temporary tables goes with it.</summary>
    public UnitOfWork BeginReading()
    {
        var work = Begin(connection => connection is SqliteConnection file ? file.BeginTransaction(deferred: true) : connection.BeginTransaction(server!.Snapshot));
        work.Scalar<long>("SELECT CASE WHEN EXISTS (SELECT 1 FROM Migration) THEN 1 ELSE 0 END"); // the moment is now, and not that of the first statement
        return work;
    }

    /// <summary>For a look at what there is before there may be anything.</summary>
    internal UnitOfWork BeginLooking() => Begin(connection => connection is SqliteConnection file ? file.BeginTransaction(deferred: true) : connection.BeginTransaction());

    /// <summary>For a decision: everything written through it is committed whole, or not at all. One decision at a time.</summary>
    public UnitOfWork Begin() => Locked(Begin(BeginTransaction), work => work.Alone());

    /// <summary>For a batch of timers: on a server several write beside each other, and decisions wait for them.</summary>
    internal UnitOfWork BeginBesideOthers() => Locked(Begin(BeginTransaction), work => work.BesideOthers());

    /// <summary>The clock that all nodes have in common: a server's own. Beside a file there is one node, and its clock is as good as any.</summary>
    public TimeProvider Clock(TimeProvider clock) => server is not null && ReferenceEquals(clock, TimeProvider.System) ? new DatabaseClock(this, clock) : clock;

    /// <summary>Whether the server can be worked with, before anything relies on it. A file always can, or says so by itself.</summary>
    /// <exception cref="RefusedException">It cannot; says what to do.</exception>
    internal void Check()
    {
        if (server is null)
            return;
        using var connection = (ServerConnection)Open();
        server.Check(connection.Own);
    }

    /// <summary>What an administrator of the server should set differently; null when nothing.</summary>
    public string? Advice()
    {
        if (server is null)
            return null;
        using var connection = (ServerConnection)Open();
        return server.Advice(connection.Own);
    }

    /// <summary>UTC, milliseconds since 1970.</summary>
    internal long ServersNow()
    {
        using var connection = (ServerConnection)Open();
        using var command = connection.Own.CreateCommand();
        command.CommandText = server!.Now;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Quartz's tables are here too.</summary>
    internal void Shares(Quartz.IPersistentStoreBuilder store) => server!.KeepSchedule(store, connectionString);

    public void Dispose()
    {
        keepAlive?.Dispose();
        LetGo();
    }

    /// <summary>Until a connection is open nothing can have happened, so trying again is always safe.</summary>
    private ResiliencePipeline Opening => field ??= Repeating(Dialect.IsPassing);

    /// <summary>
    /// Does a transaction anew, from what the tables say then, when the first has certainly not happened: it lost a race, was chosen to end a deadlock, or the line
    /// broke before the commit. One whose commit was not answered (<see cref="CommitUnknownException"/>) is not repeated.
    /// </summary>
    internal ResiliencePipeline Again => field ??= Repeating(failure => failure is LostRaceException || (IsServer && Dialect.IsPassing(failure)));

    private static ResiliencePipeline Repeating(Predicate<Exception> after) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure && after(failure)),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private static DbTransaction BeginTransaction(DbConnection connection) =>
        connection is SqliteConnection ? connection.BeginTransaction() : connection.BeginTransaction(IsolationLevel.ReadCommitted);

    private UnitOfWork Begin(Func<DbConnection, DbTransaction> begin)
    {
        var connection = Open();
        try
        {
            return new UnitOfWork(connection, begin(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static UnitOfWork Locked(UnitOfWork work, Func<UnitOfWork, UnitOfWork> wait)
    {
        try
        {
            return wait(work);
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    private ServerConnection OpenServer()
    {
        var connection = new ServerConnection(server!.Connect(connectionString), server);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static readonly Lock Handing = new();

    private SqliteConnection OpenFile()
    {
        var connection = new SqliteConnection(connectionString);
        // One at a time: the driver's pool, looking for connections that were forgotten, could take one that another thread is being handed for one of these.
        // Two threads in one connection end the process.
        lock (Handing)
            connection.Open();
        if (settled.TryGetValue(connection.Handle!, out _))
            return connection; // taken from the pool, as it was left
        // FULL: a commit that was answered is on the disk. It costs one sync a transaction, and the runtime commits in batches.
        // The cache is 32 MB a connection, so that a million waiting workflows do not grow the process.
        using var command = connection.CreateCommand();
        command.CommandText = inMemory
            ? "PRAGMA foreign_keys = ON;"
            : "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; " + ShortWork;
        command.ExecuteNonQuery();
        settled.Add(connection.Handle!, this);
        return connection;
    }
}
