using System.Data.Common;
using ActionPlans.Data.Dialect;
using ActionPlans.Data.Servers;
using ActionPlans.Runtime;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Data;

/// <summary>
/// One transaction: rows, timers, journal and notices of one decision, or of a batch of them. Disposed without
/// <see cref="Commit"/>, nothing of it has happened.
/// </summary>
public sealed class UnitOfWork : IDisposable
{
    /// <summary>Held by whoever writes on a server: alone by a decision, which sees the world stand still as on SQLite, and together by batches of timers.</summary>
    private const string Writers = "writers";

    /// <summary>Held by batches for as long as it takes to append to the audit trail and commit: its entries are a chain.</summary>
    private const string Trail = "trail";

    /// <summary>Rows that batches add beside each other. Every other table gets its rows from decisions, one decision at a time.</summary>
    private static readonly HashSet<string> Counted = new(["WorkflowInstance", "WorkflowJournal", "Notice"], StringComparer.Ordinal);

    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly ServerDialect? server;
    private readonly ServerQueue? queue;
    private readonly bool ownsConnection;
    private readonly Dictionary<string, BulkStatement> statements = new(ByLength.First);
    private readonly Dictionary<string, long> lastIds = [];
    private readonly Dictionary<string, Queue<long>> takenIds = [];
    private readonly List<TimelineEntry> toldLater = [];
    private bool isBesideOthers;

    internal UnitOfWork(DbConnection connection, DbTransaction transaction, bool ownsConnection = true)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.ownsConnection = ownsConnection;
        if (connection is ServerConnection { Dialect: var dialect } on)
        {
            server = dialect;
            queue = new ServerQueue(dialect, on.Own, transaction);
        }
    }

    public int Execute(string sql, object? parameters = null) => On().Execute(sql, parameters, transaction);

    public T? Scalar<T>(string sql, object? parameters = null) => On().ExecuteScalar<T>(sql, parameters, transaction);

    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) => On().Query<T>(sql, parameters, transaction).AsList();

    public T? QueryFirst<T>(string sql, object? parameters = null) => On().QueryFirstOrDefault<T>(sql, parameters, transaction);

    /// <summary>A statement that is prepared once and run for many rows. Parameters are given by position, in the order of <paramref name="names"/>.</summary>
    internal BulkStatement Bulk(string sql, params ReadOnlySpan<string> names)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = connection is ServerConnection on
                ? new ServerStatement(on.Dialect, queue!, on.Own, transaction, sql, names.ToArray())
                : new SqliteStatement((SqliteConnection)connection, sql, names));
        return statement;
    }

    /// <summary>The columns of a table that hold values of their own, in their order; none when there is no such table.</summary>
    internal IReadOnlyList<string> Columns(string table) => server is null
        ? Query<string>(new SqliteDialect().Columns, new { table })
        : ((ServerConnection)On()).Own.Query<string>(server.Columns, new { table }, transaction).AsList();

    /// <summary>A script in the database's own words.</summary>
    internal void Script(string script)
    {
        foreach (var statement in server?.Statements(script) ?? [script])
        {
            using var command = ((On() as ServerConnection)?.Own ?? connection).CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Waits until nobody else writes, and keeps it so until the end.</summary>
    internal UnitOfWork Alone()
    {
        server?.Lock(Own, transaction, Writers, shared: false);
        return this;
    }

    /// <summary>Waits for decisions under way, and keeps new ones waiting until the end; others like this one go on.</summary>
    internal UnitOfWork BesideOthers()
    {
        isBesideOthers = server is not null;
        server?.Lock(Own, transaction, Writers, shared: true);
        return this;
    }

    /// <summary>Where several could do the same work beside each other.</summary>
    /// <returns>False when somebody is at it already.</returns>
    internal bool Claim(string what) => server?.TryLock(Own, transaction, what) ?? true;

    /// <summary>Waits for others that look at the same before they decide.</summary>
    internal void Serialise(string what)
    {
        if (isBesideOthers)
            server!.Lock(Own, transaction, what, shared: false);
    }

    /// <summary>
    /// The next free id of <paramref name="table"/>. Ids are handed out by the writer, because rows of one batch point at each other. Where one writes
    /// at a time the highest id cannot move while this transaction is open; where batches write beside each other the server counts.
    /// </summary>
    internal long NextId(string table)
    {
        if (server is not null && Counted.Contains(table))
            return TakenId(table);
        if (!lastIds.TryGetValue(table, out var last))
            last = Scalar<long?>($"SELECT max(Id) FROM {table}") ?? 0;
        return lastIds[table] = last + 1;
    }

    /// <summary>Takes ids of a table in one journey. Those that are not used are lost.</summary>
    internal void TakeIds(string table, int count)
    {
        if (server is null || count == 0)
            return;
        if (!takenIds.TryGetValue(table, out var taken))
            takenIds.Add(table, taken = new Queue<long>());
        using var command = Own.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = server.TakeIds(table, count);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            taken.Enqueue(reader.GetInt64(0));
    }

    /// <summary>After rows came in with ids of their own: the server counts on from the highest.</summary>
    internal void CountOn()
    {
        if (server is null)
            return;
        foreach (var table in Counted)
            Script(server.CountFrom(table, (Scalar<long?>($"SELECT max(Id) FROM {table}") ?? 0) + 1));
    }

    private long TakenId(string table)
    {
        long id;
        while (!takenIds.TryGetValue(table, out var taken) || !taken.TryDequeue(out id))
            TakeIds(table, taken is null ? 1 : MostTaken);
        return id;
    }

    private const int MostTaken = 20;

    /// <summary>
    /// What the audit trail is to say. A batch that works beside others says it at its end, when it knows which entry it follows.
    /// </summary>
    internal void Tell(TimelineEntry entry)
    {
        if (isBesideOthers)
            toldLater.Add(entry);
        else
            entry.Append(this);
    }

    /// <summary>The last hash of the audit trail, once this transaction has read or written it: nobody else can write meanwhile.</summary>
    internal byte[]? AuditHead { get; set; }

    /// <exception cref="CommitUnknownException">The connection broke while the server was asked to commit: it may have, or not.</exception>
    public void Commit()
    {
        queue?.Send();
        if (toldLater.Count > 0)
        {
            server!.Lock(Own, transaction, Trail, shared: false);
            foreach (var entry in toldLater)
                entry.Append(this);
            queue!.Send();
        }

        CommitPoint?.Invoke(BeforeCommit);
        try
        {
            transaction.Commit();
        }
        catch (DbException broken) when (server is not null && server.LeavesOpen(broken))
        {
            throw new CommitUnknownException(broken);
        }

        CommitPoint?.Invoke(AfterCommit);
    }

    internal const string BeforeCommit = "before-commit";
    internal const string AfterCommit = "after-commit";

    /// <summary>Where the crash tests pull the plug: called just before and just after every commit.</summary>
    internal static Action<string>? CommitPoint { get; set; }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        transaction.Dispose();
        if (ownsConnection)
            connection.Dispose();
    }

    private DbConnection Own => ((ServerConnection)connection).Own;

    /// <summary>A transaction has a few dozen statements of different lengths and asks for them by the ten thousand: to hash their words each time would cost as much as many of them take.</summary>
    private sealed class ByLength : IEqualityComparer<string>
    {
        public static readonly ByLength First = new();

        public bool Equals(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

        public int GetHashCode(string sql) => sql.Length;
    }

    /// <summary>The connection, when what waits has been sent.</summary>
    private DbConnection On()
    {
        queue?.Send();
        return connection;
    }
}
