using ActionPlans.Data;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>backup and restore, as an administrator types them.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class BackupCommandTests
{
    private DataFolderRuns data = null!;

    [SetUp]
    public async Task ImportAsync()
    {
        data = new DataFolderRuns();
        await data.DoesAsync("import", Samples.Inspection, "--received", "2012-10-29");
    }

    [TearDown]
    public void End() => data.Dispose();

    [Test]
    public async Task What_was_backed_up_comes_back_and_what_was_there_is_kept()
    {
        using (await RunningWorker.StartAsync(data["data"]))
            Assert.That(await data.DoesAsync("backup", data["copy.db"]), Does.Contain("nothing damaged"));
        await data.DoesAsync("withdraw", "R1", "--reason", "It was a mistake.");
        Assert.That(State("data/actionplans.db"), Is.EqualTo("withdrawn"));

        var said = await data.DoesAsync("restore", data["copy.db"]);

        Assert.That(State("data/actionplans.db"), Is.EqualTo("open"));
        var kept = Directory.GetFiles(data["data"], "actionplans-until-*.db").Single();
        Assert.That(said, Does.Contain($"kept as {Path.GetFileName(kept)}").And.Contain("may go out again"));
        Assert.That(State(Path.Combine("data", Path.GetFileName(kept))), Is.EqualTo("withdrawn"));
        Assert.That(await data.DoesAsync("verify"), Does.Contain("each as it was written"));
        Assert.That(Directory.GetFiles(data["data"], "*.partial"), Is.Empty);
    }

    [Test]
    public async Task Backup_is_restored_on_a_new_machine()
    {
        await data.DoesAsync("backup", data["copy.db"]);

        var run = await CliRun.Of("restore", data["copy.db"], "--data", data["elsewhere"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(State("elsewhere/actionplans.db"), Is.EqualTo("open"));
    }

    [Test]
    public async Task Nothing_is_restored_over_a_running_installation()
    {
        await data.DoesAsync("backup", data["copy.db"]);
        using (await RunningWorker.StartAsync(data["data"]))
            await data.RefusesAsync("stop the worker and the web service", "restore", data["copy.db"]);

        Assert.That(Directory.GetFiles(data["data"], "actionplans-until-*"), Is.Empty);
    }

    [Test]
    public async Task Damaged_or_foreign_files_are_not_restored()
    {
        await data.DoesAsync("backup", data["copy.db"]);
        var whole = await File.ReadAllBytesAsync(data["copy.db"]);
        await data.RefusesAsync("use another backup", "restore", data.Write("text.db", [.. Enumerable.Repeat((byte)'x', 5_000)]));
        await data.RefusesAsync("use another backup", "restore", data.Write("half.db", whole[..(whole.Length / 2)]));
        await data.RefusesAsync("see whether the name is right", "restore", data["nothing.db"]);
        whole.AsSpan(whole.Length / 3, 40_000).Clear();
        await data.RefusesAsync("use another backup", "restore", data.Write("holes.db", whole));

        Assert.That(State("data/actionplans.db"), Is.EqualTo("open"));
        Assert.That(Directory.GetFiles(data["data"], "actionplans-until-*"), Is.Empty);
    }

    [Test]
    public async Task Backup_never_takes_the_place_of_a_file()
    {
        var there = data.Write("copy.db", [1, 2, 3]);

        await data.RefusesAsync("is there already", "backup", there);
        await data.RefusesAsync("make it first", "backup", data["nowhere/copy.db"]);

        Assert.That(await File.ReadAllBytesAsync(there), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [TestCase("postgresql:Host=127.0.0.1", "pg_dump", "pg_restore")]
    [TestCase("sqlserver:Server=127.0.0.1", "BACKUP DATABASE", "RESTORE DATABASE")]
    public async Task Servers_make_their_own(string setting, string backup, string restore)
    {
        await File.WriteAllTextAsync(Path.Combine(data["data"], "actionplans.json"), $$"""{ "Database": "{{setting}}" }""");

        await data.RefusesAsync(backup, "backup", data["copy.db"]);
        await data.RefusesAsync(restore, "restore", data["copy.db"]);
    }

    private string State(string file)
    {
        using var database = Database.AtFile(data[file]);
        using var work = database.BeginReading();
        return work.Scalar<string>("SELECT State FROM Recommendation WHERE Id = 1")!;
    }
}
