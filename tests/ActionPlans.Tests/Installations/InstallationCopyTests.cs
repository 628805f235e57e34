using System.Text.Json;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Installations;
using ActionPlans.Tests.Kit;
using Dapper;

namespace ActionPlans.Tests.Installations;

/// <summary>From whatever database the tests run on into a file, into a PostgreSQL server, and back from there.</summary>
[TestFixture]
public sealed class InstallationCopyTests
{
    private Installation house = null!;
    private TempFolder folder = null!;

    [SetUp]
    public async Task LiveAsync()
    {
        folder = new TempFolder();
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.AskingMuch("Within 3 months", 30));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 15));
        foreach (var recommendation in new[] { "R1", "R2", "R3" })
            await house.HandInAsync(recommendation, "Ünïcödé, a 'quote', a \n line and an 𝄞.");
        await house.Mediator.Send(new AcceptEvidence(SubjectId.Evidence(1), Installation.Reviewer));
    }

    [TearDown]
    public void End()
    {
        house.Dispose();
        folder.Dispose();
    }

    [Test]
    public void Every_table_is_the_same_in_a_file_on_a_server_and_back_in_a_file()
    {
        using var made = Server("copied");
        using var server = Database.AtConnection(made.Connection);
        using var file = Database.AtFile(folder["there.db"]);
        using var back = Database.AtFile(folder["back.db"]);

        var there = Copy(house.Database, file);
        var onServer = Copy(file, server);
        var andBack = Copy(server, back);

        Assert.That(there.Select(table => table.Name), Is.EqualTo(InstallationTables.All));
        Assert.That(there.Single(table => table.Name == "Recommendation").Rows, Is.EqualTo(30));
        Assert.That(onServer, Is.EqualTo(there));
        Assert.That(andBack, Is.EqualTo(there));
    }

    [Test]
    public void Audit_trail_of_the_copy_has_the_last_hash_of_the_original()
    {
        using var file = Database.AtFile(folder["there.db"]);

        var trail = InstallationCopy.Run(house.Database, file, house.Clock, _ => { });

        using var work = house.Database.BeginReading();
        Assert.That(trail, Is.EqualTo(VerifyAuditHandler.Follow(work, head: null)));
        Assert.That(trail.Entries, Is.GreaterThan(30));
    }

    [TestCase("WorkflowInstance")]
    [TestCase("WorkflowJournal")]
    [TestCase("Notice")]
    public void Server_counts_on_from_the_highest_id(string table)
    {
        using var made = Server("counting");
        using var server = Database.AtConnection(made.Connection);
        Copy(house.Database, server);

        using var work = server.BeginBesideOthers();

        Assert.That(work.NextId(table), Is.EqualTo(house.Count($"SELECT max(Id) + 1 FROM {table}")));
    }

    [Test]
    public void Target_that_has_something_is_refused_and_stays_as_it_is()
    {
        using var other = Installation.At(new DateOnly(2012, 10, 29));
        var before = other.Count("SELECT count(*) FROM TimelineEntry");

        Assert.That(() => Copy(house.Database, other.Database), Refused("in use"));
        Assert.That(other.Count("SELECT count(*) FROM TimelineEntry"), Is.EqualTo(before));
        Assert.That(other.Count("SELECT count(*) FROM Recommendation"), Is.Zero);
    }

    [Test]
    public void Database_of_another_release_is_refused()
    {
        using var file = Database.AtFile(folder["there.db"]);
        house.Execute("DELETE FROM Migration WHERE Name = (SELECT max(Name) FROM Migration)");
        Assert.That(() => Copy(house.Database, file), Refused("'actionplans migrate'"));

        house.Execute("INSERT INTO Migration (Name, AppliedAt) VALUES ('999_later.sql', 0)");
        Assert.That(() => Copy(house.Database, file), Refused("made by a newer release (it has 999_later.sql)"));
    }

    [Test]
    public void Copy_of_a_broken_audit_trail_leaves_nothing_behind()
    {
        house.DropTrigger("TimelineEntry", "TimelineEntry_Unchangeable");
        house.Execute("UPDATE TimelineEntry SET Text = 'Something else.' WHERE Id = 3");
        using var file = Database.AtFile(folder["there.db"]);

        Assert.That(() => Copy(house.Database, file), Refused("audit trail is broken"));

        using var work = file.BeginReading();
        foreach (var table in InstallationTables.All.Where(table => table != InstallationTables.Setting))
            Assert.That(work.Scalar<long>($"SELECT count(*) FROM {table}"), Is.Zero, table);
    }

    [Test]
    public async Task File_that_a_worker_works_with_is_refused()
    {
        using var file = Database.AtFile(folder["actionplans.db"]);
        Copy(house.Database, file);
        using var other = Database.AtFile(folder["other.db"]);

        using (await RunningWorker.StartAsync(folder.Path))
            Assert.That(() => Copy(file, other), Refused("actionplans.db is in use"));

        Assert.That(Copy(file, other), Has.Count.EqualTo(InstallationTables.All.Count));
    }

    [Test]
    public async Task Server_that_nodes_work_on_is_refused()
    {
        using var made = Server("working");
        using var server = Database.AtConnection(made.Connection);
        Copy(house.Database, server);
        folder.Write("actionplans.json", JsonSerializer.SerializeToUtf8Bytes(new { Database = made.Connection }));
        using var other = Database.AtFile(folder["other.db"]);
        using var worker = await RunningWorker.StartAsync(folder.Path);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var connection = server.OpenForReading();
        while (connection.ExecuteScalar<long>("SELECT count(*) FROM QRTZ_SCHEDULER_STATE") == 0)
            await Task.Delay(100, patience.Token);

        Assert.That(() => Copy(server, other), Refused("has 1 at work on it"));
    }

    private IReadOnlyList<CopiedTable> Copy(Database from, Database to)
    {
        var tables = new List<CopiedTable>();
        InstallationCopy.Run(from, to, house.Clock, tables.Add);
        return tables;
    }

    private static NUnit.Framework.Constraints.Constraint Refused(string words) => Throws.TypeOf<RefusedException>().With.Message.Contains(words);

    private static PostgreSqlDatabase Server(string name)
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        return PostgreSqlServer.Shared.MakeDatabase(name);
    }
}
