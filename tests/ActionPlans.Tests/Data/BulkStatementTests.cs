using ActionPlans.Data;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Tests.Data;

[TestFixture]
public sealed class BulkStatementTests
{
    private Database database = null!;
    private UnitOfWork work = null!;

    [SetUp]
    public void Open()
    {
        database = Database.InMemory();
        work = database.Begin();
        work.Execute("CREATE TABLE Stored (Id INTEGER PRIMARY KEY, Value NULL)");
    }

    [TearDown]
    public void Close()
    {
        work.Dispose();
        database.Dispose();
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Żółć, 日本語, 😀 and a \"quote\"")]
    [TestCase(7L)]
    [TestCase(long.MinValue)]
    [TestCase(0.25)]
    public void Value_comes_back_as_it_was_given(object? value)
    {
        Store(value);

        Assert.That(Stored(), Is.EqualTo(value));
    }

    [Test]
    public void Bytes_come_back_also_when_there_are_none()
    {
        Store(new byte[] { 0, 1, 255 });
        Assert.That(Stored(), Is.EqualTo(new byte[] { 0, 1, 255 }));

        Store(Array.Empty<byte>());
        Assert.That(Stored(), Is.EqualTo(Array.Empty<byte>()), "none is not null");
    }

    [Test]
    public void Long_text_after_a_short_one_comes_back_whole()
    {
        Store("short");
        Store(new string('ż', 40_000));
        Assert.That(Stored(), Is.EqualTo(new string('ż', 40_000)));

        Store("short");
        Assert.That(Stored(), Is.EqualTo("short"), "nothing of the longer one is left");
    }

    [Test]
    public void Text_that_is_missing_is_null_and_text_that_is_empty_is_not()
    {
        work.Execute("INSERT INTO Stored (Id, Value) VALUES (1, NULL), (2, '')");
        using var rows = work.Bulk("SELECT Value FROM Stored ORDER BY Id").Read();

        Assert.That(rows.Read(), Is.True);
        Assert.That(rows.TextOrNull(0), Is.Null);
        Assert.That(rows.Read(), Is.True);
        Assert.That(rows.TextOrNull(0), Is.Empty);
        Assert.That(rows.Read(), Is.False);
    }

    [Test]
    public void Number_of_changed_rows_is_that_of_this_run()
    {
        var insert = work.Bulk("INSERT INTO Stored (Id, Value) VALUES (@id, @value) ON CONFLICT (Id) DO NOTHING", "id", "value");

        Assert.That(insert.Run(1, "first"), Is.EqualTo(1));
        Assert.That(insert.Run(1, "second"), Is.Zero);
        Assert.That(insert.Run(2, "third"), Is.EqualTo(1));
    }

    [Test]
    public void Statement_can_be_run_again_after_it_failed()
    {
        var insert = work.Bulk("INSERT INTO Stored (Id, Value) VALUES (@id, @value)", "id", "value");
        insert.Run(1, "first");

        Assert.That(() => insert.Run(1, "second"), Throws.TypeOf<SqliteException>());
        Assert.That(insert.Run(2, "third"), Is.EqualTo(1));
    }

    [Test]
    public void Statement_whose_rows_are_still_being_read_is_not_run_again()
    {
        work.Execute("INSERT INTO Stored (Id, Value) VALUES (1, 'a'), (2, 'b')");
        var select = work.Bulk("SELECT Value FROM Stored WHERE Id >= @id ORDER BY Id", "id");
        using (var rows = select.Read(1))
        {
            Assert.That(rows.Read(), Is.True);
            Assert.That(() => select.Read(2), Throws.TypeOf<SqliteException>());
        }

        using var again = select.Read(2);
        Assert.That(again.Read(), Is.True);
        Assert.That(again.Text(0), Is.EqualTo("b"));
    }

    [Test]
    public void Values_and_parameters_have_to_match()
    {
        Assert.That(() => work.Bulk("SELECT @id", "name"), Throws.ArgumentException);
        Assert.That(() => work.Bulk("SELECT @id", "id").Run(), Throws.ArgumentException);
        Assert.That(() => work.Bulk("SELECT @id", "id").Run(Guid.Empty), Throws.ArgumentException);
        Assert.That(() => work.Bulk("SELECT nonsense FROM Stored"), Throws.TypeOf<SqliteException>());
    }

    private void Store(object? value) => work.Bulk("INSERT OR REPLACE INTO Stored (Id, Value) VALUES (1, @value)", "value").Run(value);

    private object? Stored()
    {
        using var rows = work.Bulk("SELECT Value FROM Stored WHERE Id = 1").Read();
        Assert.That(rows.Read(), Is.True);
        return rows.Value(0);
    }
}
