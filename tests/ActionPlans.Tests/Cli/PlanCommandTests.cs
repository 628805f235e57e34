using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

[TestFixture]
public sealed class PlanCommandTests
{
    [Test]
    public async Task Plan_is_written_checked_exported_imported_and_submitted()
    {
        using var folder = new TempFolder();
        var (data, report, table) = (folder["data"], folder["report.txt"], folder["plan.csv"]);
        await File.WriteAllBytesAsync(report, FictionalReport.Asking("Within 3 months").ToBytes());
        Task<CliRun> Run(params string[] arguments) => CliRun.Of([.. arguments, "--data", data, "--by", "Ann"]);
        Assert.That((await Run("import", report, "--received", "2012-10-29", "--yes")).ExitCode, Is.Zero);

        Assert.That((await Run("plan", "check", "P1")).ExitCode, Is.EqualTo(1));
        Assert.That((await Run("plan", "answer", "P1", "R1", "--agreed", "--not", "No.")).Error, Does.Contain("give one answer"));
        Assert.That((await Run("plan", "answer", "P1", "R1", "--agreed")).Output, Does.Contain("Missing in P1: 1"));
        var refused = await Run("plan", "submit", "P1");
        Assert.That((refused.ExitCode, refused.Error.Split('\n')[1].Trim()), Is.EqualTo((1, "NHS Harrowdale agrees to R1, but names no action: add one with a lead and a target.")));
        Assert.That((await Run("plan", "action", "add", "P1", "R1", "--text", "Train all.", "--lead", "Head of nursing", "--target", "within 3 months")).Output, Does.StartWith("A1 is in the draft"));
        Assert.That((await Run("plan", "draft", "P1", "--json")).Json.GetProperty("entries")[0].GetProperty("actions")[0].GetProperty("lead").GetString(), Is.EqualTo("Head of nursing"));

        Assert.That((await Run("plan", "export", "P1", "--format", "csv", "-o", table)).ExitCode, Is.Zero);
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table)).Replace("Head of nursing", "Matron", StringComparison.Ordinal));
        Assert.That((await Run("plan", "import", "P1", table)).Output, Does.StartWith("0 answers, 0 new actions, 1 changed, 0 removed."));

        Assert.That((await Run("plan", "submit", "P1")).ExitCode, Is.Zero);
        var versions = (await Run("plan", "versions", "P1", "--json")).Json;
        Assert.That(versions[0].GetProperty("files").GetArrayLength(), Is.EqualTo(2));
        Assert.That((await Run("plan", "export", "P1", "--format", "pdf")).ExitCode, Is.EqualTo(2));
    }
}
