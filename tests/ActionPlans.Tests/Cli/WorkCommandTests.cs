using System.Runtime.InteropServices;
using ActionPlans.Data;
using ActionPlans.Tests.Kit;
using Dapper;

namespace ActionPlans.Tests.Cli;

/// <summary>The worker as a service manager or a person at the keyboard runs it.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class WorkCommandTests
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    [TestCase(SigInt)]
    [TestCase(SigTerm)]
    [Platform("Linux,MacOSX")]
    public async Task Worker_that_is_asked_to_stop_finishes_and_says_so(int signal)
    {
        using var folder = new TempFolder();
        using var process = CliRun.Start("work", "--data", folder.Path);
        var first = await process.StandardOutput.ReadLineAsync();
        Assert.That(first, Does.StartWith("Working in"));

        Assert.That(Kill(process.Id, signal), Is.Zero);
        var run = await CliRun.EndAsync(process);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("nothing is left half done"));
        using var database = Database.AtFile(folder["actionplans.db"]);
        using var connection = database.OpenForReading();
        Assert.That(connection.ExecuteScalar<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Worker_that_works_once_does_what_is_due_and_ends()
    {
        using var folder = new TempFolder();
        await CliRun.Of("import", Samples.Inspection, "--received", "2012-10-29", "--data", folder.Path);

        var run = await CliRun.Of("work", "--once", "--data", folder.Path);

        // Overdue for years: each ladder's due step fires once, whatever the hour; messages only go out in office hours.
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Match("^[0-9]+ timers?, [0-9]+ messages? composed, [0-9]+ delivered"));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
