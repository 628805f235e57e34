using System.Data.Common;
using ActionPlans.Data;
using ActionPlans.Simulation;
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

    private static readonly Lazy<string> Template = new(MakeTemplate);
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
            return Database.AtFile(file);
        server ??= Make();
        return Database.AtConnection(server.Connection);
    }

    /// <summary>A database with all migrations and nothing else, on the server that was chosen.</summary>
    public static TestDatabase Make()
    {
        var made = new TestDatabase(NextName());
        made.Create(Chosen == "postgresql" ? $"CREATE DATABASE {made.name} TEMPLATE {Template.Value}" : $"CREATE DATABASE {made.name}");
        return made;
    }

    /// <summary>An empty database.</summary>
    public static TestDatabase MakeEmpty()
    {
        var made = new TestDatabase(NextName());
        made.Create($"CREATE DATABASE {made.name}");
        return made;
    }

    public void Dispose() => Create(Chosen == "postgresql" ? $"DROP DATABASE {name} WITH (FORCE)" : $"DROP DATABASE {name}");

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
    private static string MakeTemplate()
    {
        var template = MakeEmpty();
        using var database = Database.AtConnection(template.Connection);
        Migrations.Apply(database, new SimulatedClock(DateTimeOffset.UnixEpoch));
        return template.name;
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
