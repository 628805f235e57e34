using ActionPlans.BrowserTests.Kit;
using ActionPlans.Tests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>Two nodes of the web service on one PostgreSQL, each with a data folder of its own, as behind a load balancer that sends people to either.</summary>
[TestFixture]
public sealed class TwoNodesTests
{
    [OneTimeTearDown]
    public void StopServer() => PostgreSqlServer.StopShared();

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
    public async Task Beside_a_file_the_keys_are_files()
    {
        await using var service = await Service.StartAsync();

        Assert.That(Directory.EnumerateFiles(Path.Combine(service.Folder, "keys"), "key-*.xml"), Is.Not.Empty);
    }
}
