using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using ActionPlans.Data.Servers;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Microsoft.Data.SqlClient;
using Quartz;

namespace ActionPlans.Data.Dialect;

/// <summary>SQL Server 2016 and newer, and what speaks as it does. Its words: <see cref="TransactSql"/>.</summary>
internal sealed class SqlServerDialect : ServerDialect
{
    /// <summary>The server takes 2,100.</summary>
    private const int MostParameters = 2_000;

    /// <summary>What a statement throws whose one row was not there; its message is the instance.</summary>
    private const int LostRace = 51_000;

    public override string Folder => "sqlserver";

    public override string Name => "SQL Server";

    public override void Check(DbConnection connection)
    {
        if (int.Parse(connection.ServerVersion.Split('.')[0], CultureInfo.InvariantCulture) < Oldest)
            throw new RefusedException($"the server is SQL Server {connection.ServerVersion}, and ActionPlans needs 2016 (13) or newer");
        if (Ask(connection, "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Updateability') AS NVARCHAR(20))") is "READ_ONLY")
            throw new RefusedException("the database can only be read: connect to the primary, or have it set READ_WRITE");
        if (Ask(connection, "SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE')") is 0)
            throw new RefusedException("the user of the connection may not make tables in the database: make it db_owner (ALTER ROLE db_owner ADD MEMBER …)");
    }

    public override string? Advice(DbConnection connection) => Ask(connection, "SELECT CAST(is_read_committed_snapshot_on AS INT) FROM sys.databases WHERE name = DB_NAME()") is 0
        ? "readers and writers wait for each other in this database: have READ_COMMITTED_SNAPSHOT switched on (ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON)"
        : null;

    /// <summary>2016, the first that reads JSON.</summary>
    private const int Oldest = 13;

    public override string Now => "SELECT DATEDIFF_BIG(MILLISECOND, '1970-01-01', SYSUTCDATETIME())";

    public override string Backup => "run BACKUP DATABASE … TO DISK = '…' WITH CHECKSUM, or use its maintenance plans";

    public override string Restore => "stop every node, then run RESTORE DATABASE … FROM DISK = '…' WITH CHECKSUM, and 'actionplans verify'";

    public override void KeepSchedule(IPersistentStoreBuilder store, string connectionString) => store.UseSqlServer(SqlClientFactory.Instance, connectionString);

    public override IsolationLevel Snapshot => IsolationLevel.Snapshot;

    public override string Journal => "CREATE TABLE Migration (Name NVARCHAR(400) COLLATE Latin1_General_100_BIN2 PRIMARY KEY, AppliedAt BIGINT NOT NULL)";

    public override string Columns => """
        SELECT c.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS c
        WHERE c.TABLE_SCHEMA = SCHEMA_NAME() AND c.TABLE_NAME = @table AND COLUMNPROPERTY(OBJECT_ID(@table), c.COLUMN_NAME, 'IsComputed') = 0
        ORDER BY c.ORDINAL_POSITION
        """;

    public override string Translate(string sql) => TransactSql.From(Words(sql));

    public override string Complete(string connectionString)
    {
        var asked = new SqlConnectionStringBuilder(connectionString) { MultipleActiveResultSets = false };
        if (!asked.ShouldSerialize("Encrypt"))
            asked.Encrypt = true; // this release of the driver would send passwords and evidence in the clear
        if (!asked.ShouldSerialize("Application Name"))
            asked.ApplicationName = "ActionPlans";
        return asked.ToString();
    }

    public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    public override void LetGo(string connectionString)
    {
        using var one = new SqlConnection(connectionString);
        SqlConnection.ClearPool(one);
    }

    /// <summary>A trigger has to be alone, so scripts are cut at lines with GO.</summary>
    public override IEnumerable<string> Statements(string script) =>
        script.ReplaceLineEndings("\n").Split("\nGO\n").Select(part => part.Trim()).Where(part => part.Length > 0);

    public override string TakeIds(string table, int count) =>
        $"SELECT NEXT VALUE FOR {table}_Id FROM (VALUES {string.Join(", ", Enumerable.Repeat("(0)", count))}) AS taken (Nothing)";

    public override string CountFrom(string table, long next) => string.Create(CultureInfo.InvariantCulture, $"ALTER SEQUENCE {table}_Id RESTART WITH {next}");

    public override void Lock(DbConnection connection, DbTransaction transaction, string name, bool shared)
    {
        var outcome = AskLock(connection, transaction, name, shared ? "Shared" : "Exclusive", timeout: 30_000);
        if (outcome < 0)
            throw new TimeoutException($"SQL Server did not give the lock '{name}' ({outcome}): somebody holds it for too long");
    }

    public override bool TryLock(DbConnection connection, DbTransaction transaction, string name) =>
        AskLock(connection, transaction, name, "Exclusive", timeout: 0) >= 0;

    private static int AskLock(DbConnection connection, DbTransaction transaction, string name, string mode, int timeout)
    {
        using var command = new SqlCommand(
            "DECLARE @outcome INT; EXEC @outcome = sp_getapplock @Resource = @name, @LockMode = @mode, @LockOwner = 'Transaction', @LockTimeout = @timeout; SELECT @outcome;",
            (SqlConnection)connection, (SqlTransaction)transaction);
        command.Parameters.AddWithValue("@name", "ActionPlans:" + name);
        command.Parameters.AddWithValue("@mode", mode);
        command.Parameters.AddWithValue("@timeout", timeout);
        return (int)command.ExecuteScalar();
    }

    public override DbCommand Prepare(DbConnection connection, DbTransaction transaction, string sql, ReadOnlySpan<string> names)
    {
        var command = new SqlCommand(Say(sql), (SqlConnection)connection, (SqlTransaction)transaction);
        foreach (var name in names)
            command.Parameters.Add(new SqlParameter { ParameterName = "@" + name });
        return command;
    }

    public override void Bind(DbParameter parameter, object? value)
    {
        var stored = TypeHandlers.ToStored(value);
        var typed = (SqlParameter)parameter;
        typed.Value = stored is bool truth ? truth ? 1L : 0L : stored;
        (typed.SqlDbType, typed.Size) = typed.Value switch
        {
            string words => (SqlDbType.NVarChar, words.Length <= 4_000 ? 4_000 : -1), // one size, one plan
            int or long => (SqlDbType.BigInt, 0),
            double => (SqlDbType.Float, 0),
            byte[] => (SqlDbType.VarBinary, -1),
            DBNull when typed.DbType == DbType.Binary => (SqlDbType.VarBinary, -1),
            DBNull when typed.DbType is DbType.Int64 or DbType.Int32 => (SqlDbType.BigInt, 0),
            DBNull => (SqlDbType.NVarChar, 4_000), // becomes whatever its place is
            var other => throw new ArgumentException($"a {other?.GetType().Name} cannot be stored", nameof(value)),
        };
    }

    public override void Finish(DbCommand command)
    {
        base.Finish(command);
        if (command.Parameters.Count > MostParameters)
            LongLists.Pack((SqlCommand)command);
    }

    /// <summary>As many statements in one message as their parameters allow.</summary>
    public override void Send(DbConnection connection, DbTransaction transaction, IReadOnlyList<QueuedRow> rows)
    {
        for (var from = 0; from < rows.Count;)
        {
            using var command = new SqlCommand { Connection = (SqlConnection)connection, Transaction = (SqlTransaction)transaction };
            var text = new StringBuilder();
            do
            {
                Append(command, text, rows[from]);
                from++;
            }
            while (from < rows.Count && command.Parameters.Count + rows[from].Values.Length <= MostParameters);
            command.CommandText = text.ToString();
            try
            {
                command.ExecuteNonQuery();
            }
            catch (SqlException lost) when (lost.Number == LostRace)
            {
                throw new LostRaceException(long.Parse(lost.Message, CultureInfo.InvariantCulture));
            }
        }
    }

    private void Append(SqlCommand command, StringBuilder text, QueuedRow row)
    {
        var words = new SqlTokens(row.Statement.Said);
        var first = command.Parameters.Count;
        for (var at = 0; at < words.Count; at++)
        {
            if (words.IsParameter(at))
                words[at] = Place(first + row.Statement.Names.IndexOf(words[at][1..]));
        }

        for (var i = 0; i < row.Values.Length; i++)
        {
            var parameter = new SqlParameter { ParameterName = Place(first + i) };
            Bind(parameter, row.Values[i]);
            command.Parameters.Add(parameter);
        }

        text.Append(words).Append(";\n");
        if (row.One is { } instance)
            text.Append(CultureInfo.InvariantCulture, $"IF @@ROWCOUNT <> 1 THROW {LostRace}, '{instance}', 1;\n");

        static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"@p{number}");
    }

    public override bool LeavesOpen(DbException failure) => failure is not SqlException refused || refused.Class >= 20 || refused.Number == -2;

    public override bool IsPassing(Exception failure) => failure is SqlException
    {
        // Deadlock, conflict of snapshots, lock timeout; broken connections; a database in the cloud that is moving or busy.
        Number: 1205 or 3960 or 1222 or 64 or 233 or 10053 or 10054 or 10060 or 40197 or 40501 or 40613 or 49918 or 49919 or 49920
    };

    public override string? Explain(Exception failure) => failure switch
    {
        SqlException { Number: 18456 or 18452 } => "SQL Server does not accept this user and password: correct User ID and Password in the setting Database",
        SqlException { Number: 4060 or 911 } refused => $"{FirstLine(refused)} Have the database made, or correct Database in the connection",
        SqlException { Number: 229 or 262 or 3906 or 3930 or 297 } refused =>
            $"SQL Server refuses what ActionPlans has to do ({FirstLine(refused)}): the user of the connection has to be db_owner of the database, and the database not be read-only",
        SqlException { Number: 3952 } => "what is read together has to be of one moment: have ALLOW_SNAPSHOT_ISOLATION switched on for the database (ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON)",
        SqlException { Number: 1105 or 9002 } => "the disk of the SQL Server is full: free some space; what was being stored was not",
        SqlException { Number: -2 } => "SQL Server did not answer in time: see what keeps it busy, and try again",
        SqlException { Number: 53 or 2 or 40 or 10061 or 11001 or 26 or 258 } => "SQL Server does not answer: see whether it runs, and whether Server in the setting Database is right",
        SqlException { Class: 20 } certificate when certificate.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
            "the certificate of the SQL Server is not trusted: give it one that is; TrustServerCertificate=true in the setting Database leaves the connection open to whoever stands between",
        _ => null,
    };

    private static string FirstLine(SqlException failure) => failure.Message.ReplaceLineEndings("\n").Split('\n')[0];
}
