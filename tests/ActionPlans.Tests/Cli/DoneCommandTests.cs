using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>done and rag, as a lead types them.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class DoneCommandTests
{
    [Test]
    public async Task It_is_said_to_be_done_shown_so_and_taken_back()
    {
        using var data = await ReportedAsync();

        Assert.That(
            await data.DoesAsync("done", "R1", "--on", "2013-01-10", "--note", "Every team is trained."), Is.EqualTo("R1 is said to be done. Hand in evidence of it: 'actionplans evidence add R1 FILE'."));
        Assert.That(await data.DoesAsync("show", "R1"), Does.Contain("said to be done Thu 10 Jan 2013, no evidence yet").And.Contain("by Ann, NHS Harrowdale: Every team is trained."));
        Assert.That(await data.DoesAsync("status"), Does.Contain("said to be done"));
        var shown = (await data.RunAsync("show", "R1", "--json")).Json;
        Assert.That((shown.GetProperty("state").GetString(), shown.GetProperty("saidDone").GetString()), Is.EqualTo(("open", "2013-01-10")));

        await data.DoesNotAsync("Ann has already said that it was done", "done", "R1", "--on", "2013-01-11");
        Assert.That(await data.DoesAsync("done", "undo", "R1", "--reason", "One team is missing."), Is.EqualTo("R1 is no longer said to be done."));
        await data.DoesNotAsync("there is nothing to take back", "done", "undo", "R1", "--reason", "Once more.");
    }

    [Test]
    public async Task What_cannot_be_said_to_be_done_is_refused_in_one_line()
    {
        using var data = await ReportedAsync();

        await data.DoesNotAsync("is still to come", "done", "R1", "--on", "2090-01-01");
        await data.RefusesAsync("there is no recommendation R8", "done", "R8", "--on", "2013-01-10");
        await data.RefusesAsync("'A1' is no id: write it as R1", "done", "A1", "--on", "2013-01-10");
        await data.RefusesAsync("NHS Elsewhere is not responsible for R1", "done", "R1", "--on", "2013-01-10", "--body", "NHS Elsewhere");
        Assert.That((await data.RunAsync("done", "R1", "--on", "yesterday")).ExitCode, Is.Not.Zero);
        Assert.That((await data.RunAsync("done", "R1")).ExitCode, Is.Not.Zero, "the day is missing");
    }

    [Test]
    public async Task White_names_what_it_waits_for()
    {
        using var data = await ReportedAsync();
        var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        await data.DoesNotAsync("say which body, or which recommendation", "rag", "set", "R1", "--colour", "white", "--rationale", "They come first.", "--until", until);
        await data.DoesNotAsync("Only white", "rag", "set", "R1", "--colour", "green", "--depends-on", "Harrowdale Council", "--rationale", "They come first.", "--until", until);
        await data.RefusesAsync("cannot wait for itself", "rag", "set", "R1", "--colour", "white", "--depends-on", "R1", "--rationale", "They come first.", "--until", until);
        Assert.That(await data.DoesAsync("rag", "set", "R1", "--colour", "white", "--depends-on", "Harrowdale Council", "--rationale", "They come first.", "--until", until), Does.StartWith("R1 is white until"));
        Assert.That(await data.DoesAsync("show", "R1"), Does.Contain("White: it waits for Harrowdale Council; set by Ann"));
    }

    private static async Task<DataFolderRuns> ReportedAsync()
    {
        var data = new DataFolderRuns();
        await data.DoesAsync("import", data.Write("report.txt", (FictionalReport.Asking("Within 3 months") with { PlanWithin = null }).ToBytes()), "--received", "2012-10-29", "--yes");
        return data;
    }
}
