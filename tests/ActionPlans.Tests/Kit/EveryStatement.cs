using ActionPlans.Data.Dialect;

namespace ActionPlans.Tests;

/// <summary>Before the first test: whatever a test sends to a server is looked at as SQL Server would see it. After the last one the tests' own server stops.</summary>
[SetUpFixture]
internal sealed class EveryStatement
{
    [OneTimeSetUp]
    public void Listen() => ServerDialect.Heard = Kit.TransactSqlCheck.Look;

    [OneTimeTearDown]
    public void Stop() => Kit.PostgreSqlServer.StopShared();
}
