using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using ActionPlans.Data.Servers;
using ActionPlans.Domain;
using Quartz;

namespace ActionPlans.Data.Dialect;

/// <summary>A database server: many writers at a time, and every statement is a journey.</summary>
internal abstract class ServerDialect : SqlDialect
{
    /// <summary>Statements differ with the length of lists of ids, so that their number has no end.</summary>
    private const int MostKept = 5_000;

    private readonly ConcurrentDictionary<string, string> said = new(StringComparer.Ordinal);

    /// <summary>Where tests listen: every statement, once, before a server first hears it.</summary>
    internal static Action<string>? Heard { get; set; }

    /// <summary>The statement in this server's own words. Each is put into words once.</summary>
    public string Say(string sql)
    {
        if (said.TryGetValue(sql, out var known))
            return known;
        Heard?.Invoke(sql);
        if (said.Count >= MostKept)
            said.Clear();
        return said[sql] = Translate(sql);
    }

    /// <exception cref="FormatException">It asks for something that this server has no words for.</exception>
    public abstract string Translate(string sql);

    /// <summary>What the product asks of a connection, where the settings do not say otherwise.</summary>
    public abstract string Complete(string connectionString);

    public abstract DbConnection Connect(string connectionString);

    /// <summary>Lets go of the connections that are kept open.</summary>
    public abstract void LetGo(string connectionString);

    /// <summary>Looks at the server as far as the product needs it, before anything relies on it.</summary>
    /// <exception cref="RefusedException">It cannot be worked with as it is; says what to do.</exception>
    public abstract void Check(DbConnection connection);

    /// <summary>What should be set differently but need not; null when nothing.</summary>
    public virtual string? Advice(DbConnection connection) => null;

    /// <summary>The server's own clock, UTC, in milliseconds since 1970.</summary>
    public abstract string Now { get; }

    /// <summary>How its administrators make a backup of a database, in a few words.</summary>
    public abstract string Backup { get; }

    /// <summary>How they bring one back.</summary>
    public abstract string Restore { get; }

    /// <summary>Where Quartz has its tables.</summary>
    public abstract void KeepSchedule(IPersistentStoreBuilder store, string connectionString);

    /// <summary>For several statements that have to see one moment.</summary>
    public abstract IsolationLevel Snapshot { get; }

    /// <summary>A script in this server's own words, as the statements that it takes at a time.</summary>
    public virtual IEnumerable<string> Statements(string script) => [script];

    /// <summary>The next free ids of a table with an Id. Others may get those between.</summary>
    public abstract string TakeIds(string table, int count);

    /// <summary>A statement in the server's own words, after which the next id of the table is <paramref name="next"/>.</summary>
    public abstract string CountFrom(string table, long next);

    /// <summary>Waits for a lock, which this transaction then holds until it ends.</summary>
    public abstract void Lock(DbConnection connection, DbTransaction transaction, string name, bool shared);

    /// <returns>Whether the lock was free; then this transaction holds it until it ends.</returns>
    public abstract bool TryLock(DbConnection connection, DbTransaction transaction, string name);

    /// <summary>A command that is run many times, its values in the order of <paramref name="names"/>.</summary>
    public abstract DbCommand Prepare(DbConnection connection, DbTransaction transaction, string sql, ReadOnlySpan<string> names);

    /// <summary>Sends all of them, in their order, in as few journeys as the server allows.</summary>
    public abstract void Send(DbConnection connection, DbTransaction transaction, IReadOnlyList<QueuedRow> rows);

    /// <summary>Whether this, answered to a commit, leaves open what became of it. What the server itself refuses has not happened.</summary>
    public abstract bool LeavesOpen(DbException failure);

    /// <summary>How a value is handed over.</summary>
    public abstract void Bind(DbParameter parameter, object? value);

    /// <summary>A last look at a command before it goes out.</summary>
    public virtual void Finish(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
            Bind(parameter, parameter.Value);
    }

    protected static object? Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>
    /// The statement's words without what only SQLite's planner reads: a column with a plus in front is one that it looks no index up by, and tables that
    /// are joined "CROSS" are read in that order.
    /// </summary>
    protected static SqlTokens Words(string sql)
    {
        var words = new SqlTokens(sql);
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "+" && words.IsName(at + 1) && BeginsTerm(words, words.Previous(at)))
                words[at] = "";
            else if (words.Are(at, "CROSS", "JOIN") && words.Next(words.Next(at)) is var table && (words.Is(words.Next(table), "ON") || words.Is(words.Next(words.Next(table)), "ON")))
                words[at] = "";
        }

        return words;
    }

    private static bool BeginsTerm(SqlTokens words, int before) =>
        words.Is(before, "(") || words.Is(before, "WHERE") || words.Is(before, "AND") || words.Is(before, "OR") || words.Is(before, "NOT") || words.Is(before, "ON");
}
