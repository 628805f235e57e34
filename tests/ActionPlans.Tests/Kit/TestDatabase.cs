using System.Collections.Concurrent;
using System.Data.Common;
using ActionPlans.Data;
using ActionPlans.Simulation;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace ActionPlans.Tests.Kit;

/// <summary>
/// A database of a test's own. Which kind says the variable ACTIONPLANS_TEST_DATABASE, so that all tests can be run on another: nothing or "sqlite" for a
/// file, "postgresql" for a server that the tests start, "sqlserver" for the one that ACTIONPLANS_TEST_SQLSERVER connects to.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    public const string Kind = "ACTIONPLANS_TEST_DATABASE";
    public const string SqlServer = "ACTIONPLANS_TEST_SQLSERVER";

    /// <summary>
    /// Empties all tables and begins their numbers anew. Refuses where more than rows was changed, and does not wait long for what a test has left open.
    /// </summary>
    private const string Clean = """
        SET lock_timeout = '2s';
        DO $$
        DECLARE one text; filled text; something bool;
        BEGIN
            IF (SELECT COUNT(*) FROM pg_trigger) + (SELECT COUNT(*) FROM pg_class) + (SELECT COUNT(*) FROM pg_attribute) <> {0} THEN
                RAISE EXCEPTION 'another schema';
            END IF;
            FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || one || ')' INTO something;
                IF something THEN
                    filled := concat_ws(', ', filled, one);
                END IF;
            END LOOP;
            EXECUTE 'TRUNCATE ' || filled || ' CASCADE';
            FOR one IN SELECT quote_ident(sequencename) FROM pg_sequences WHERE last_value IS NOT NULL LOOP
                EXECUTE 'ALTER SEQUENCE ' || one || ' RESTART';
            END LOOP;
        END $$;
        """;

    private static readonly Lazy<byte[]> TemplateFile = new(MakeTemplateFile);
    private static readonly Lazy<TestDatabase> Template = new(MakeTemplate);
    private static readonly ConcurrentBag<string> Cleaned = [];
    private static string schema = "";
    private static string firstRows = "";
    private static int count;

    private readonly string name;

    private TestDatabase(string name) => this.name = name;

    private static string Chosen => Environment.GetEnvironmentVariable(Kind) is { Length: > 0 } kind ? kind : "sqlite";

    public static bool IsSqlite => Chosen == "sqlite";

    /// <summary>Where the setting of an installation would point.</summary>
    public string Connection => Chosen == "postgresql" ? $"postgresql:{PostgreSqlServer.Shared.ConnectionTo(name)}" : $"sqlserver:{OnSqlServer(name)}";

    /// <param name="server">The server's, kept for the next time; null until then, and always with a file.</param>
    public static Database Open(string file, ref TestDatabase? server)
    {
        if (IsSqlite)
        {
            if (!File.Exists(file))
                File.WriteAllBytes(file, TemplateFile.Value);
            return Database.AtFile(file);
        }

        server ??= Make();
        return Database.AtConnection(server.Connection);
    }

    /// <summary>A database with all migrations and nothing else, on the server that was chosen. On PostgreSQL one that another test is done with serves again.</summary>
    private static TestDatabase Make()
    {
        if (Cleaned.TryTake(out var name))
            return new TestDatabase(name);
        var made = new TestDatabase(NextName());
        made.Create(Chosen == "postgresql" ? $"CREATE DATABASE {made.name} TEMPLATE {Template.Value.name}" : $"CREATE DATABASE {made.name}");
        return made;
    }

    public void Dispose()
    {
        if (Chosen == "postgresql" && IsCleaned())
            Cleaned.Add(name);
        else
            Create(Chosen == "postgresql" ? $"DROP DATABASE {name} WITH (FORCE)" : $"DROP DATABASE {name}");
    }

    private static string NextName() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"test{Environment.ProcessId}_{Interlocked.Increment(ref count)}");

    private void Create(string sql)
    {
        using DbConnection connection = Chosen == "postgresql" ? new NpgsqlConnection(PostgreSqlServer.Shared.ConnectionTo("postgres")) : new SqlConnection(OnSqlServer(null));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Migrations take longer than copying what they made.</summary>
    private static byte[] MakeTemplateFile()
    {
        using var folder = new TempFolder();
        using (var database = Database.AtFile(folder["template.db"]))
            Migrations.Apply(database, new SimulatedClock(DateTimeOffset.UnixEpoch));
        return File.ReadAllBytes(folder["template.db"]);
    }

    private static TestDatabase MakeTemplate()
    {
        var template = new TestDatabase(NextName());
        template.Create($"CREATE DATABASE {template.name}");
        using (var database = Database.AtConnection(template.Connection))
            Migrations.Apply(database, new SimulatedClock(DateTimeOffset.UnixEpoch));

        using var connection = new NpgsqlConnection(PostgreSqlServer.Shared.ConnectionTo(template.name) + ";Pooling=False"); // or it could not be copied
        connection.Open();
        schema = connection.QuerySingle<string>("SELECT CAST((SELECT COUNT(*) FROM pg_trigger) + (SELECT COUNT(*) FROM pg_class) + (SELECT COUNT(*) FROM pg_attribute) AS text)");
        foreach (var table in connection.Query<string>("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"))
            if (connection.QuerySingle<string?>($"SELECT json_agg(t)::text FROM {table} t") is { } rows)
                firstRows += $"INSERT INTO {table} SELECT * FROM json_populate_recordset(CAST(NULL AS {table}), '{rows.Replace("'", "''", StringComparison.Ordinal)}');";
        return template;
    }

    /// <summary>Making a database, and Dapper's and Npgsql's first acquaintance with it, take longer than most tests.</summary>
    private bool IsCleaned()
    {
        try
        {
            using var connection = new NpgsqlConnection(PostgreSqlServer.Shared.ConnectionTo(name));
            connection.Open();
            connection.Execute(Clean.Replace("{0}", schema, StringComparison.Ordinal) + firstRows);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private static string OnSqlServer(string? database)
    {
        var connection = new SqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable(SqlServer) ?? throw new InvalidOperationException($"{Kind}=sqlserver needs a connection string in {SqlServer}"));
        if (database is not null)
            connection.InitialCatalog = database;
        return connection.ToString();
    }
}
