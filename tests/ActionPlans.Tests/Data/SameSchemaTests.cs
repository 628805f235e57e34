using ActionPlans.Data;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Data;

/// <summary>The three folders of db/ are one schema in three languages.</summary>
[TestFixture]
public sealed class SameSchemaTests
{
    [Test]
    public void Migrations_have_the_same_numbers_and_names_in_every_dialect()
    {
        Assert.That(Names("sqlite"), Is.Not.Empty);
        Assert.That(Names("postgresql"), Is.EqualTo(Names("sqlite")));
        Assert.That(Names("sqlserver"), Is.EqualTo(Names("sqlite")));
    }

    [Test]
    public void Sql_server_has_the_tables_and_columns_of_sqlite()
    {
        using var house = Installation.At(new DateOnly(2012, 10, 29));
        using var file = Database.InMemory();
        Migrations.Apply(file, house.Clock);
        using var work = file.Begin();
        var tables = work.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");

        Assert.That(TransactSqlCheck.Tables.Keys.Where(table => !table.StartsWith("QRTZ_", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Is.EqualTo(tables));
        Assert.Multiple(() =>
        {
            foreach (var table in tables)
                Assert.That(
                    TransactSqlCheck.Tables[table].Order(StringComparer.Ordinal),
                    Is.EqualTo(work.Query<string>("SELECT name FROM pragma_table_xinfo(@table)", new { table }).Order(StringComparer.Ordinal)), table);
        });
    }

    private static IEnumerable<string> Names(string dialect) => typeof(Database).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith($"db/{dialect}/", StringComparison.Ordinal))
        .Select(name => name.Split('/')[^1])
        .Order(StringComparer.Ordinal);
}
