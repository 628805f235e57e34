using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;
using Npgsql;

namespace ActionPlans.Tests.Data;

/// <summary>What an administrator reads at the start, when the server is not as it has to be. On a PostgreSQL that the tests start.</summary>
[TestFixture]
public sealed class ServerProblemsTests
{
    private PostgreSqlDatabase made = null!;

    [SetUp]
    public void Make()
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        made = PostgreSqlServer.Shared.MakeDatabase("problems");
    }

    [TearDown]
    public void Drop() => made?.Dispose();

    [Test]
    public void Wrong_password() => Assert.That(Said(connection => connection.Password = "guessed"), Does.Contain("does not accept this user and password"));

    [Test]
    public void Missing_database() => Assert.That(Said(connection => connection.Database = "nowhere"), Does.Contain("\"nowhere\" does not exist").And.Contain("CREATE DATABASE"));

    [Test]
    public void Server_that_does_not_answer() => Assert.That(Said(connection => connection.Port = 1), Does.Contain("does not answer").And.Contain("Host and Port"));

    [Test]
    public void User_who_may_only_read()
    {
        PostgreSqlServer.Shared.Execute("DROP ROLE IF EXISTS reader");
        PostgreSqlServer.Shared.Execute("CREATE ROLE reader LOGIN PASSWORD 'reader'");

        Assert.That(Said(connection => (connection.Username, connection.Password) = ("reader", "reader")), Does.Contain("may not make tables").And.Contain("OWNER TO"));
    }

    [Test]
    public void Standby_that_can_only_be_read() => Assert.That(Said(connection => connection.Options = "-c default_transaction_read_only=on"), Does.Contain("can only be read").And.Contain("primary"));

    [Test]
    public void Encoding_that_lacks_letters()
    {
        PostgreSqlServer.Shared.Execute("DROP DATABASE IF EXISTS latin");
        PostgreSqlServer.Shared.Execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");

        Assert.That(Said(connection => connection.Database = "latin"), Does.Contain("UTF8"));
    }

    [TestCase("mysql:Server=x", "postgresql:")]
    [TestCase("postgresql:Hots=x", "is not a connection to PostgreSQL")]
    [TestCase("sqlserver:Nonsense", "is not a connection to SQL Server")]
    public void Setting_that_is_no_connection(string setting, string said) =>
        Assert.That(() => Database.At(setting, "."), Throws.TypeOf<RefusedException>().With.Message.Contains(said));

    [Test]
    public void Server_in_another_time_zone_makes_no_difference()
    {
        using var database = Database.AtConnection(made.Connection + ";Timezone=Asia/Kathmandu");
        var clock = new SimulatedClock(new DateTimeOffset(2026, 3, 29, 0, 59, 59, TimeSpan.Zero));

        Migrations.Apply(database, clock);

        using var work = database.Begin();
        Assert.That(work.Scalar<long>("SELECT max(AppliedAt) FROM Migration"), Is.EqualTo(clock.GetUtcNow().ToUnixTimeMilliseconds()));
        Assert.That(database.Clock(TimeProvider.System).GetUtcNow(), Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Own_clock_that_is_minutes_off_does_not_count()
    {
        using var database = Database.AtConnection(made.Connection);

        var common = new DatabaseClock(database, new SimulatedClock(TimeProvider.System.GetUtcNow().AddMinutes(-7)));

        Assert.That(common.GetUtcNow(), Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Several_that_migrate_at_the_same_time_do_it_once()
    {
        var clock = new SimulatedClock(DateTimeOffset.UnixEpoch);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var one = Database.AtConnection(made.Connection);
            Migrations.Apply(one, clock);
        })));

        using var database = Database.AtConnection(made.Connection);
        Assert.That(Migrations.Missing(database), Is.Empty);
    }

    /// <summary>What the start says.</summary>
    private string Said(Action<NpgsqlConnectionStringBuilder> wrong)
    {
        var connection = new NpgsqlConnectionStringBuilder(made.Connection["postgresql:".Length..]);
        wrong(connection);
        using var database = Database.AtConnection($"postgresql:{connection}");
        var failure = Assert.Catch(() => Migrations.Apply(database, new SimulatedClock(DateTimeOffset.UnixEpoch)))!;
        return failure is RefusedException ? failure.Message : DatabaseProblem.Explain(failure) ?? throw new AssertionException($"not explained: {failure}");
    }
}
