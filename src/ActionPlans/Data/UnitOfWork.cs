using Dapper;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Data;

/// <summary>
/// One transaction: rows, timers, journal and notices of one decision, or of a batch of them. Disposed without
/// <see cref="Commit"/>, nothing of it has happened.
/// </summary>
public sealed class UnitOfWork : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly bool ownsConnection;
    private readonly Dictionary<string, BulkStatement> statements = [];
    private readonly Dictionary<string, long> lastIds = [];

    internal UnitOfWork(SqliteConnection connection, SqliteTransaction transaction, bool ownsConnection = true)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.ownsConnection = ownsConnection;
    }

    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    public T? Scalar<T>(string sql, object? parameters = null) => connection.ExecuteScalar<T>(sql, parameters, transaction);

    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction).AsList();

    public T? QueryFirst<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    /// <summary>A statement that is prepared once and run for many rows. Parameters are given by position, in the order of <paramref name="names"/>.</summary>
    internal BulkStatement Bulk(string sql, params ReadOnlySpan<string> names)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new BulkStatement(connection, sql, names));
        return statement;
    }

    /// <summary>
    /// The next free id of <paramref name="table"/>. Ids are handed out by the writer, because rows of one batch point at each
    /// other; SQLite has one writer at a time, so the highest id cannot move while this transaction is open.
    /// </summary>
    internal long NextId(string table)
    {
        if (!lastIds.TryGetValue(table, out var last))
            last = Scalar<long?>($"SELECT max(Id) FROM {table}") ?? 0;
        return lastIds[table] = last + 1;
    }

    /// <summary>The last hash of the audit trail, once this transaction has read or written it: nobody else can write meanwhile.</summary>
    internal byte[]? AuditHead { get; set; }

    public void Commit()
    {
        CommitPoint?.Invoke(BeforeCommit);
        transaction.Commit();
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
}
