using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;
using Dapper;

namespace ActionPlans.Tests.Data;

[TestFixture]
public sealed class MigrationsTests
{
    private static readonly DateOnly Day = new(2012, 10, 29);

    [Test]
    public void Migration_is_applied_once_however_often_the_program_starts()
    {
        using var house = Installation.At(Day);
        var first = Journal(house);
        house.SleepUntil(new DateOnly(2013, 1, 7));

        house.Restart();

        Assert.That(Journal(house), Is.EqualTo(first));
        Assert.That(first[0], Does.StartWith("001_initial.sql"));
    }

    [Test]
    public void Migrations_are_recorded_with_the_moment_of_their_application()
    {
        using var folder = new TempFolder();
        using var database = Database.AtFile(folder["new.db"]);
        var now = LondonTime.At(Day, new TimeOnly(9, 0));

        Migrations.Apply(database, new SimulatedClock(now));

        using var connection = database.OpenForReading();
        Assert.That(connection.Query<long>("SELECT AppliedAt FROM Migration").Distinct(), Is.EqualTo([now.ToUnixTimeMilliseconds()]));
    }

    [Test]
    public async Task What_was_stored_is_still_there_after_a_restart()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));

        house.Restart();

        Assert.That((await house.ShowAsync("R1")).DueOn, Is.EqualTo(new DateOnly(2013, 1, 26)));
    }

    [Test]
    public void Newer_database_is_refused_and_left_as_it_is()
    {
        using var house = Installation.At(Day);
        var before = Journal(house).Count;
        house.Execute("INSERT INTO Migration (Name, AppliedAt) VALUES ('999_from_the_future.sql', 0)");

        Assert.That(
            () => Migrations.Apply(house.Database, house.Clock),
            Throws.TypeOf<RefusedException>().With.Message.Contains("newer release").And.Message.Contains("999_from_the_future.sql"));

        Assert.That(house.Count("SELECT count(*) FROM Migration"), Is.EqualTo(before + 1));
    }

    private static IReadOnlyList<string> Journal(Installation house) => house.Rows<string>("SELECT Name || ' ' || AppliedAt FROM Migration ORDER BY Name");
}
