using ActionPlans.Data;
using ActionPlans.Tests.Kit;
using Dapper;

namespace ActionPlans.Tests.Cli;

/// <summary>Another program holds the database. It is waited for half a minute, beside the other tests.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class LockedDatabaseTests
{
    [Test]
    public async Task Import_into_a_locked_database_says_so_in_one_line_and_changes_nothing()
    {
        using var folder = new TempFolder();
        await CliRun.Of("status", "--data", folder.Path);
        using var database = Database.AtFile(folder["actionplans.db"]);
        using (database.Begin())
        {
            var run = await CliRun.Of("import", Samples.Inspection, "--received", "2012-10-29", "--data", folder.Path);

            run.Refuses("locked by another program", "nothing was changed");
        }

        using var connection = database.OpenForReading();
        Assert.That(connection.ExecuteScalar<long>("SELECT count(*) FROM Report"), Is.Zero);
    }
}
