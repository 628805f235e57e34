using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data.Servers;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Npgsql;
using NpgsqlTypes;
using Quartz;

namespace ActionPlans.Data.Dialect;

/// <summary>PostgreSQL 15 and newer. It understands most of what SQLite does.</summary>
internal sealed class PostgreSqlDialect : ServerDialect
{
    public override string Folder => "postgresql";

    public override string Name => "PostgreSQL";

    /// <summary>Which time zone the server lives in does not matter: instants are numbers, and days are counted by the product.</summary>
    public override void Check(DbConnection connection)
    {
        if (((NpgsqlConnection)connection).PostgreSqlVersion.Major < Oldest)
            throw new RefusedException($"the server is PostgreSQL {connection.ServerVersion}, and ActionPlans needs {Oldest} or newer");
        if (Ask(connection, "SHOW server_encoding") is not "UTF8")
            throw new RefusedException("the database cannot hold every letter: have it made anew with ENCODING 'UTF8'");
        if (Ask(connection, "SELECT count(*) FROM pg_collation WHERE collprovider = 'i'") is 0L)
            throw new RefusedException("the server has no ICU collations, by which names are compared: install a PostgreSQL that is built with ICU, as distributions have it");
        if (Ask(connection, "SHOW transaction_read_only") is "on")
            throw new RefusedException("the database can only be read (it is a standby, or default_transaction_read_only is on for this user): connect to the primary, or switch that off");
        if (Ask(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE') AND has_database_privilege(current_database(), 'TEMP')") is not true)
            throw new RefusedException("the user of the connection may not make tables in the database: let it own the database (ALTER DATABASE … OWNER TO …)");
    }

    private const int Oldest = 15;

    public override string Now => "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";

    public override string Backup => "run pg_dump -Fc -f FILE DATABASE, or use the server's continuous archiving";

    public override string Restore => "stop every node, then run pg_restore -d DATABASE FILE into an empty database, and 'actionplans verify'";

    public override void KeepSchedule(IPersistentStoreBuilder store, string connectionString) => store.UsePostgres(NpgsqlFactory.Instance, connectionString);

    public override IsolationLevel Snapshot => IsolationLevel.RepeatableRead;

    public override string Journal => """CREATE TABLE Migration (Name TEXT COLLATE "C" PRIMARY KEY, AppliedAt BIGINT NOT NULL)""";

    public override string Columns =>
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = lower(@table) AND is_generated = 'NEVER' ORDER BY ordinal_position";

    public override string TakeIds(string table, int count) => string.Create(
        CultureInfo.InvariantCulture, $"SELECT nextval('{table}_Id') FROM generate_series(1, {count})");

    public override string CountFrom(string table, long next) => string.Create(CultureInfo.InvariantCulture, $"SELECT setval('{table}_Id', {next}, false)");

    public override string Complete(string connectionString)
    {
        var asked = new NpgsqlConnectionStringBuilder(connectionString);
        asked.ApplicationName ??= "ActionPlans";
        asked.Timezone ??= "UTC";
        if (asked.MaxAutoPrepare == 0)
            (asked.MaxAutoPrepare, asked.AutoPrepareMinUsages) = (200, 3);
        return asked.ToString();
    }

    public override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    public override void LetGo(string connectionString)
    {
        using var one = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(one);
    }

    public override void Lock(DbConnection connection, DbTransaction transaction, string name, bool shared) =>
        Ask(connection, transaction, shared ? "SELECT pg_advisory_xact_lock_shared($1)" : "SELECT pg_advisory_xact_lock($1)", name);

    public override bool TryLock(DbConnection connection, DbTransaction transaction, string name) =>
        Ask(connection, transaction, "SELECT pg_try_advisory_xact_lock($1)", name) is true;

    private static object? Ask(DbConnection connection, DbTransaction transaction, string sql, string name)
    {
        using var command = new NpgsqlCommand(sql, (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        // A database may have other users of advisory locks: 64 bits of a hash keep ours apart from theirs.
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("ActionPlans:" + name))) });
        return command.ExecuteScalar();
    }

    public override string Translate(string sql)
    {
        var words = Words(sql);
        TemporaryTables(words);
        for (var at = words.Count - 1; at >= 0; at--)
        {
            if (words.Is(at, "LIKE") && !words.IsLiteral(words.Next(at)))
                words[at] = "COLLATE \"C\" ILIKE"; // as SQLite's: A to Z are a to z, and no other letters are alike
            else if (words.Is(at, "IS") && words.IsParameter(words.Next(at)))
                words[at] = "IS NOT DISTINCT FROM";
            else if (words.Is(at, "BINARY") && words.Is(words.Previous(at), "COLLATE"))
                words[at] = "\"C\"";
            else if (words.Is(at, "x") && words.IsLiteral(at + 1))
                words.Replace(at, at + 2, $"CAST('\\x{words[at + 1].Trim('\'')}' AS BYTEA)");
            else if (words.Is(at, "CAST"))
                Cast(words, at);
            else if (words.Is(at, "json_each"))
                words.Replace(at, words.Closing(words.Next(at)) + 1, $"jsonb_array_elements(CAST({words.Text(words.Next(at) + 1, words.Closing(words.Next(at)))} AS JSONB))");
            else if (words.Is(at, "json_extract"))
                Json(words, at);
            else if (words.Is(at, "(") && words.Are(words.Next(at), "SELECT") && words.IsParameter(words.Next(words.Next(at))) && words.Are(words.Next(words.Next(words.Next(at))), "WHERE", "1", "=", "0"))
                words.Replace(at, words.Closing(at) + 1, "(NULL)"); // Dapper's empty list
        }

        return words.ToString();
    }

    /// <summary>Tables of one connection's own: "temp.Due", and CREATE TEMP TABLE.</summary>
    private static void TemporaryTables(SqlTokens words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words.Is(at, "temp") && words.Is(at + 1, "."))
                words[at] = "pg_temp";
        }

        for (var at = words.Find("TEMP"); at >= 0; at = words.Find("TEMP", at + 1))
        {
            var open = words.Find("(", at);
            for (var inside = open; inside < words.Closing(open); inside++)
            {
                if (words.Is(inside, "INTEGER"))
                    words[inside] = "BIGINT";
                else if (words.Is(inside, "TEXT"))
                    words[inside] = "TEXT COLLATE \"C\"";
            }

            if (words.Next(words.Closing(open)) is var after && words.Are(after, "WITHOUT", "ROWID"))
                words.Replace(after, words.Next(after) + 1, "");
        }
    }

    /// <summary>A number within text, as the number of a subject, is null where there is none.</summary>
    private static void Cast(SqlTokens words, int at)
    {
        var open = words.Next(at);
        var close = words.Closing(open);
        if (!words.Is(words.Previous(close), "INTEGER"))
            return;
        var what = words.Text(open + 1, words.Previous(words.Previous(close)));
        words.Replace(at, close + 1, what.StartsWith("substr", StringComparison.OrdinalIgnoreCase)
            ? $"CAST(substring({what} from '^[0-9]{{1,18}}$') AS BIGINT)"
            : $"CAST({what} AS BIGINT)");
    }

    /// <summary>'$.name' or '$[0]'.</summary>
    private static void Json(SqlTokens words, int at)
    {
        var open = words.Next(at);
        var arguments = words.Arguments(open);
        var what = words.Text(arguments[0].From, arguments[0].Until);
        var path = words.Text(arguments[1].From, arguments[1].Until).Trim('\'');
        var key = path.StartsWith("$[", StringComparison.Ordinal) ? path[2..^1] : $"'{path[2..]}'";
        words.Replace(at, words.Closing(open) + 1, $"(CAST({what} AS JSONB) ->> {key})");
    }

    public static object Stored(object? value) => TypeHandlers.ToStored(value) switch
    {
        bool truth => truth ? 1L : 0L,
        int number => (long)number,
        var stored => stored,
    };

    public override void Bind(DbParameter parameter, object? value)
    {
        var stored = Stored(value);
        var typed = (NpgsqlParameter)parameter;
        typed.Value = stored;
        if (stored is DBNull && typed.DbType != DbType.Object)
            return; // its type is known
        typed.NpgsqlDbType = typed.Value switch
        {
            DBNull => NpgsqlDbType.Unknown, // it takes the type of its place
            string => NpgsqlDbType.Text,
            long => NpgsqlDbType.Bigint,
            double => NpgsqlDbType.Double,
            byte[] => NpgsqlDbType.Bytea,
            var other => throw new ArgumentException($"a {other?.GetType().Name} cannot be stored", nameof(value)),
        };
    }

    public override DbCommand Prepare(DbConnection connection, DbTransaction transaction, string sql, ReadOnlySpan<string> names)
    {
        var command = new NpgsqlCommand(Numbered(sql, names), (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        foreach (var _ in names)
            command.Parameters.Add(new NpgsqlParameter());
        return command;
    }

    /// <summary>All of them in one message. Rows of one statement that follow each other are one command of it.</summary>
    public override void Send(DbConnection connection, DbTransaction transaction, IReadOnlyList<QueuedRow> rows)
    {
        using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        var sent = new List<(int From, int Count)>();
        var all = rows.ToArray();
        for (var from = 0; from < all.Length;)
        {
            var count = 1;
            while (from + count < all.Length && all[from + count].Statement == all[from].Statement)
                count++;
            if (count >= Many && Mergeable(all.AsSpan(from, count)) && ManyRows.Of(all.AsSpan(from, count)) is { } command)
                batch.BatchCommands.Add(command);
            else
                batch.BatchCommands.Add(One(all[from], ref count));
            sent.Add((from, count));
            from += count;
        }

        batch.ExecuteNonQuery();
        for (var i = 0; i < sent.Count; i++)
        {
            var (from, count) = sent[i];
            if (all[from].One is not null && batch.BatchCommands[i].RecordsAffected != count)
                throw new LostRaceException(all[from].One!.Value);
        }
    }

    /// <summary>From so many rows on arrays are worth their trouble.</summary>
    private const int Many = 8;

    /// <summary>An UPDATE for many rows changes each of them once, so it is said only where each is another one.</summary>
    private static bool Mergeable(ReadOnlySpan<QueuedRow> rows) =>
        rows[0].One is not null || !rows[0].Statement.Said.StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase);

    private NpgsqlBatchCommand One(QueuedRow row, ref int count)
    {
        count = 1;
        var command = new NpgsqlBatchCommand(row.Statement.Said);
        foreach (var value in row.Values)
        {
            var parameter = new NpgsqlParameter();
            Bind(parameter, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>With $1 in the place of the first name, and so on: the server's own way, which the driver need not look for.</summary>
    private string Numbered(string sql, ReadOnlySpan<string> names)
    {
        var words = new SqlTokens(Say(sql));
        for (var at = 0; at < words.Count; at++)
        {
            if (!words.IsParameter(at))
                continue;
            var place = names.IndexOf(words[at][1..]);
            if (place < 0)
                throw new ArgumentException($"nothing is given for {words[at]}: {sql}", nameof(sql));
            words[at] = string.Create(CultureInfo.InvariantCulture, $"${place + 1}");
        }

        return words.ToString();
    }

    public override bool LeavesOpen(DbException failure) =>
        failure is not PostgresException refused || refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState.StartsWith("08", StringComparison.Ordinal);

    public override bool IsPassing(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => false,
    };

    public override string? Explain(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "PostgreSQL does not accept this user and password: correct Username and Password in the setting Database",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } refused =>
            $"{refused.MessageText}: have the database made (CREATE DATABASE), or correct Database in the connection",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction } refused =>
            $"PostgreSQL refuses what ActionPlans has to do ({refused.MessageText}): the user of the connection has to own the database, or its schema",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "PostgreSQL has no connection left: raise max_connections, or lower Maximum Pool Size in the setting Database",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "the disk of the PostgreSQL server is full: free some space; what was being stored was not",
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown } => "PostgreSQL is starting or stopping: try again in a minute",
        NpgsqlException { InnerException: System.Net.Sockets.SocketException or TimeoutException or IOException } =>
            "PostgreSQL does not answer: see whether it runs, and whether Host and Port in the setting Database are right",
        _ => null,
    };
}
