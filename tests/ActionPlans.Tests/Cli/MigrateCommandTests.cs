using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>migrate, as whoever runs the installation types it before an upgrade.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class MigrateCommandTests
{
    [Test]
    public async Task Says_what_it_would_do_then_does_it_then_has_nothing_to_do()
    {
        using var data = new DataFolderRuns();

        Assert.That(await data.DoesAsync("migrate", "--dry-run"), Does.StartWith("would apply 001_initial.sql").And.Contain("would apply 016_administration.sql"));
        Assert.That(await data.DoesAsync("migrate"), Does.StartWith("apply 001_initial.sql"));
        Assert.That(await data.DoesAsync("migrate", "--dry-run"), Does.StartWith("Nothing to do"));
    }
}
