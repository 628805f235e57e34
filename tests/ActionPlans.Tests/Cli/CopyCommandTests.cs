using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>copy, as an administrator types it.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class CopyCommandTests
{
    [Test]
    public async Task Installation_moves_to_a_server_and_goes_on_there()
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        using var made = PostgreSqlServer.Shared.MakeDatabase("moved");
        using var data = new DataFolderRuns();
        await data.DoesAsync("import", Samples.Inspection, "--received", "2012-10-29");
        var before = await data.DoesAsync("status");

        Assert.That(await data.DoesAsync("copy", "--to", made.Connection), Does.Contain("every table has the same rows"));

        await File.WriteAllTextAsync(Path.Combine(data["data"], "actionplans.json"), $$"""{ "Database": {{System.Text.Json.JsonSerializer.Serialize(made.Connection)}} }""");
        File.Delete(Path.Combine(data["data"], "actionplans.db"));
        Assert.That(await data.DoesAsync("status"), Is.EqualTo(before));
        await data.DoesAsync("withdraw", "R1", "--reason", "It was a mistake.");
        Assert.That(await data.DoesAsync("verify"), Does.Contain("each as it was written"));
    }

    [Test]
    public async Task Nothing_is_copied_from_where_nothing_is()
    {
        using var data = new DataFolderRuns();

        await data.RefusesAsync("there is no database", "copy", "--to", data["there.db"]);
        await data.RefusesAsync("there is no database nowhere.db", "copy", "--from", data["nowhere.db"], "--to", data["there.db"]);
        await data.RefusesAsync("is not a connection to PostgreSQL", "copy", "--from", "postgresql:Hots=x", "--to", data["there.db"]);

        Assert.That(File.Exists(data["there.db"]), Is.False);
    }
}
