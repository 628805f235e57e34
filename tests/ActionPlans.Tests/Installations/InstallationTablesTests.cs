using ActionPlans.Data;
using ActionPlans.Installations;
using ActionPlans.Simulation;

namespace ActionPlans.Tests.Installations;

[TestFixture]
public sealed class InstallationTablesTests
{
    [Test]
    public void Every_table_is_among_them_once()
    {
        using var database = Made();
        using var work = database.BeginReading();

        Assert.That(InstallationTables.All.Append("Migration"), Is.EquivalentTo(work.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table'")));
    }

    [Test]
    public void Tables_that_others_point_at_come_first()
    {
        using var database = Made();
        using var work = database.BeginReading();
        Assert.Multiple(() =>
        {
            foreach (var (table, place) in InstallationTables.All.Select((table, place) => (table, place)))
            {
                var before = InstallationTables.All.Take(place + 1); // itself: rows come in the order of their ids
                Assert.That(work.Query<string>("SELECT \"table\" FROM pragma_foreign_key_list(@table)", new { table }).Distinct(), Is.SubsetOf(before), table);
            }
        });
    }

    private static Database Made()
    {
        var database = Database.InMemory();
        Migrations.Apply(database, new SimulatedClock(DateTimeOffset.UnixEpoch));
        return database;
    }
}
