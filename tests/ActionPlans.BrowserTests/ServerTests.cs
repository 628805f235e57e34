using ActionPlans.BrowserTests.Kit;
using ActionPlans.Tests.Kit;
using Npgsql;

namespace ActionPlans.BrowserTests;

/// <summary>The web service on a PostgreSQL.</summary>
[TestFixture]
public sealed class ServerTests
{
    [OneTimeTearDown]
    public void StopServer() => PostgreSqlServer.StopShared();

    /// <summary>Each node has a data folder of its own, as behind a load balancer that sends people to either.</summary>
    [Test]
    public async Task Whoever_signed_in_at_one_node_is_known_at_the_other()
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        using var database = PostgreSqlServer.Shared.MakeDatabase("nodes");
        var folders = new[] { Directory.CreateTempSubdirectory().FullName, Directory.CreateTempSubdirectory().FullName };
        try
        {
            await using var first = await Service.StartInAsync(folders[0], "--Database", database.Connection);
            await using var second = await Service.StartInAsync(folders[1], "--Database", database.Connection);
            using var visitor = await Visitor.SignedInAsync(first, SamplePerson.Lead);
            using var elsewhere = visitor.At(second);

            var answer = await elsewhere.GetAsync("/reports");

            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(Directory.Exists(Path.Combine(folders[0], "keys")), Is.False);
        }
        finally
        {
            foreach (var folder in folders)
                Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task When_the_line_breaks_while_something_is_saved_people_are_told_to_look()
    {
        if (!PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        using var database = PostgreSqlServer.Shared.MakeDatabase("line");
        using var line = new CutLine(PostgreSqlServer.Shared.Port, "COMMIT", Cut.AnswerLost, after: "INSERT INTO Comment");
        var connection = new NpgsqlConnectionStringBuilder(database.Connection["postgresql:".Length..]) { Port = line.Port };
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await using var service = await Service.StartInAsync(folder, "--Database", $"postgresql:{connection}");
            using var visitor = await Visitor.SignedInAsync(service, SamplePerson.Lead);
            line.Break(1);

            var answer = await visitor.SubmitAsync("/recommendations/R1", "/recommendations/R1?handler=Comment", ("Comment", "The rota was checked."));

            Assert.That(answer.Status, Is.EqualTo(500), answer.Text);
            Assert.That(answer.Text, Does.Contain("Look whether it was saved before you do it again").And.Not.Contain("Nothing was changed"));
            Assert.That((await visitor.GetAsync("/recommendations/R1")).Text, Does.Contain("The rota was checked."), "only the answer was lost");
            Assert.That((await visitor.SubmitAsync("/recommendations/R1", "/recommendations/R1?handler=Comment", ("Comment", "And the training."))).Status, Is.EqualTo(302), "it goes on by itself");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task Beside_a_file_the_keys_are_files()
    {
        await using var service = await Service.StartAsync();

        Assert.That(Directory.EnumerateFiles(Path.Combine(service.Folder, "keys"), "key-*.xml"), Is.Not.Empty);
    }
}
