using System.Globalization;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Cli;

/// <summary>action and risk, as a board's manager types them.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class BoardCommandTests
{
    [Test]
    public async Task An_action_is_done_and_reopened()
    {
        using var data = await PlannedAsync();

        Assert.That(await data.DoesAsync("action", "done", "A1", "--note", "Every school has been.", "--on", "2013-12-02"), Is.EqualTo("A1 is done."));
        await data.DoesNotAsync("the action is already done", "action", "done", "A1", "--note", "Again.");
        Assert.That(await data.DoesAsync("action", "reopen", "A1", "--reason", "Two schools are missing."), Is.EqualTo("A1 is open again, due Fri 31 Jan 2014."));
        await data.DoesNotAsync("there is nothing to reopen", "action", "reopen", "A1", "--reason", "Again.");
        await data.DoesNotAsync("is still to come", "action", "done", "A1", "--note", "Soon.", "--on", "2090-01-02");
        await data.RefusesAsync("there is no action A9", "action", "done", "A9", "--note", "Done.");
    }

    [Test]
    public async Task What_recurs_is_due_again()
    {
        using var data = await PlannedAsync();

        Assert.That(await data.DoesAsync("action", "done", "A2", "--note", "Reported.", "--on", "2013-09-27"), Is.EqualTo("Recorded; A2 is due again Wed 1 Jan 2014."));
        Assert.That(await data.DoesAsync("action", "done", "A2", "--note", "The service has closed.", "--for-good"), Is.EqualTo("A2 is done."));
    }

    [Test]
    public async Task A_date_is_proposed_by_one_and_agreed_by_another()
    {
        using var data = await PlannedAsync();

        await data.DoesNotAsync("Nobody", "action", "agree", "A3", "--by", "Bob");
        Assert.That(
            await data.DoesAsync("action", "propose", "A3", "--target", "31 March 2090", "--reason", "The form goes to the board."),
            Is.EqualTo("Proposed for A3: 31 March 2090. It holds when somebody else agrees: 'actionplans action agree A3'."));
        await data.DoesNotAsync("somebody else", "action", "agree", "A3");
        Assert.That(await data.DoesAsync("action", "agree", "A3", "--by", "Bob"), Does.StartWith("A3 is due Fri 31 Mar 2090."));
    }

    [Test]
    public async Task Actions_are_given_to_others_and_listed()
    {
        using var data = await PlannedAsync();

        Assert.That(await data.DoesAsync("action", "assign", "A1", "--lead", "Quality Group"), Is.EqualTo($"A1 is with Quality Group, {FictionalBoardReport.Board}."));
        await data.RefusesAsync("there is no body 'NHS Elsewhere'", "action", "assign", "A1", "--lead", "Quality Group", "--body", "NHS Elsewhere");
        Assert.That((await data.RunAsync("action", "list", "--json")).Json.GetProperty("actions").EnumerateArray().Select(action => $"{action.GetProperty("id")} {action.GetProperty("lead")}"),
            Is.EqualTo(new[] { "A1 Quality Group", "A2 Board Manager", "A3 Board Manager" }));
        await data.RefusesAsync("P9", "action", "list", "--plan", "P9");
    }

    [Test]
    public async Task A_risk_is_added_reviewed_given_to_somebody_and_closed()
    {
        using var data = await PlannedAsync();
        var next = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40);
        var iso = next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var day = next.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

        Assert.That(
            await data.DoesAsync("risk", "add", "--plan", "P1", "--text", "Staff leave.", "--impact", "high", "--mitigation", "Exit talks.", "--owner", "Board Manager", "--next", iso),
            Is.EqualTo($"K2 is in the register; it is looked at first {day}."));
        Assert.That(await data.DoesAsync("risk", "review", "K1", "--note", "As before.", "--impact", "medium", "--next", iso), Is.EqualTo($"Recorded; K1 is looked at next {day}."));
        Assert.That(await data.DoesAsync("risk", "assign", "K1", "--owner", "Quality Group"), Is.EqualTo($"K1 is with Quality Group, {FictionalBoardReport.Board}."));
        Assert.That(await data.DoesAsync("risk", "close", "K1", "--reason", "Figures come in time."), Is.EqualTo("K1 is closed."));
        await data.DoesNotAsync("already closed", "risk", "close", "K1", "--reason", "Again.");
        Assert.That((await data.RunAsync("risk", "list", "--json")).Json.GetProperty("risks").EnumerateArray().Select(risk => risk.GetProperty("id").GetString()), Is.EqualTo(new[] { "K2" }));
        Assert.That((await data.RunAsync("risk", "list", "--all", "--json")).Json.GetProperty("risks").GetArrayLength(), Is.EqualTo(2));

        await data.RefusesAsync("there is no risk K9", "risk", "review", "K9", "--note", "As before.");
        await data.RefusesAsync("'awful'", "risk", "review", "K2", "--note", "As before.", "--impact", "awful");
        await data.DoesNotAsync("not in the future", "risk", "review", "K2", "--note", "As before.", "--next", "2013-01-01");
    }

    private static async Task<DataFolderRuns> PlannedAsync()
    {
        var data = new DataFolderRuns();
        var report = new FictionalBoardReport([new("Train all schools.", "Jan 14"), new("Report each quarter.", "quarterly"), new("Agree a form.", "TBC")])
        {
            Risks = [("Figures come late.", "Low", "An analyst.")],
        };
        await data.DoesAsync("import", data.Write("board.txt", report.ToBytes()), "--received", "2013-07-01", "--yes");
        return data;
    }
}
