using ActionPlans.Data;
using Dapper;
using FsCheck;

namespace ActionPlans.Tests.Data;

[TestFixture]
public sealed class TypeHandlersTests
{
    private Database database = null!;

    [SetUp]
    public void Open()
    {
        database = Database.InMemory();
        using var work = database.Begin();
        work.Execute("CREATE TABLE Stored (Id INTEGER PRIMARY KEY, Instant INTEGER NULL, Day TEXT NULL)");
        work.Commit();
    }

    [TearDown]
    public void Close() => database.Dispose();

    [Test]
    public void Instant_comes_back_to_the_millisecond_and_in_UTC()
    {
        var instant = new DateTimeOffset(2012, 10, 28, 1, 30, 0, 123, TimeSpan.FromHours(1));

        var back = RoundTrip(instant, null).Instant;

        Assert.That(back, Is.EqualTo(instant));
        Assert.That(back!.Value.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool Any_instant_comes_back_cut_to_milliseconds(long ticks)
    {
        var instant = new DateTimeOffset(ticks & DateTime.MaxValue.Ticks >> 1, TimeSpan.Zero);

        return RoundTrip(instant, null).Instant == DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
    }

    [TestCase("0001-01-01")]
    [TestCase("2012-02-29")]
    [TestCase("9999-12-31")]
    public void Date_comes_back_and_stands_in_the_file_as_people_write_it(string day)
    {
        Assert.That(RoundTrip(null, DateOnly.ParseExact(day, "yyyy-MM-dd")).Day, Is.EqualTo(DateOnly.ParseExact(day, "yyyy-MM-dd")));

        using var connection = database.OpenForReading();
        Assert.That(connection.ExecuteScalar<string>("SELECT Day FROM Stored"), Is.EqualTo(day));
    }

    [Test]
    public void Null_comes_back_as_null()
    {
        Assert.That(RoundTrip(null, null), Is.EqualTo(new Stored(null, null)));
    }

    [Test]
    public void Comparison_with_an_instant_finds_the_rows_before_it()
    {
        using var work = database.Begin();
        var noon = new DateTimeOffset(2012, 10, 29, 12, 0, 0, TimeSpan.Zero);
        foreach (var minutes in new[] { -1, 0, 1 })
            work.Execute("INSERT INTO Stored (Instant) VALUES (@at)", new { at = noon.AddMinutes(minutes) });

        Assert.That(work.Scalar<long>("SELECT count(*) FROM Stored WHERE Instant <= @noon", new { noon }), Is.EqualTo(2));
        Assert.That(work.Scalar<long>("SELECT count(*) FROM Stored WHERE Instant <= @noon", new { noon = noon.ToOffset(TimeSpan.FromHours(1)) }), Is.EqualTo(2));
    }

    [Test]
    public void Prepared_statements_store_the_same_as_Dapper_does()
    {
        using var work = database.Begin();
        var (instant, day) = (new DateTimeOffset(2012, 10, 29, 12, 0, 0, 7, TimeSpan.Zero), new DateOnly(2012, 10, 29));
        work.Execute("INSERT INTO Stored (Instant, Day) VALUES (@instant, @day)", new { instant, day });

        work.Bulk("INSERT INTO Stored (Instant, Day) VALUES (@instant, @day)", "instant", "day").Run(instant, day);

        Assert.That(work.Scalar<long>("SELECT count(*) FROM (SELECT DISTINCT Instant, Day, typeof(Instant), typeof(Day) FROM Stored)"), Is.EqualTo(1));
    }

    private Stored RoundTrip(DateTimeOffset? instant, DateOnly? day)
    {
        using var work = database.Begin();
        work.Execute("DELETE FROM Stored");
        work.Execute("INSERT INTO Stored (Instant, Day) VALUES (@instant, @day)", new { instant, day });
        work.Commit();
        using var reading = database.OpenForReading();
        return reading.QuerySingle<Stored>("SELECT Instant, Day FROM Stored");
    }

    [method: ExplicitConstructor]
    private sealed record Stored(DateTimeOffset? Instant, DateOnly? Day);
}
