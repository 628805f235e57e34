using ActionPlans.Audit;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Audit;

/// <summary>What the system does by itself, and what those do who run it, stands in the same chain as what happens to a recommendation.</summary>
[TestFixture]
public sealed class OperatorsTrailTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly FictionalReport Report = FictionalReport.Asking("Within 3 months") with { PlanWithin = null };

    [Test]
    public async Task A_fault_is_told_with_its_reason_and_letting_it_go_on_with_a_name()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);
        house.Execute("UPDATE WorkflowInstance SET LadderStep = 'remind-90' WHERE Subject = 'R1'");
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));
        await house.Mediator.Send(new RetryFaulted("R1", Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 29));

        var entries = await EntriesAsync(house, "R1", "workflow-%");
        Assert.That(entries.Select(entry => entry.Split(": ")[0]), Is.EqualTo(new[] { "workflow-faulted ActionPlans", $"workflow-retried {Installation.Reviewer}", "workflow-faulted ActionPlans" }));
        Assert.That(entries, Has.All.Contains("remind-90"));
    }

    [Test]
    public async Task An_instance_that_cannot_be_read_is_told_of_once()
    {
        using var house = Installation.At(Received);
        await house.ImportAsync(Report);
        house.Execute("UPDATE WorkflowInstance SET State = x'00' WHERE Subject = 'R1'");

        await house.LiveUntilAsync(new DateOnly(2013, 3, 1));

        Assert.That(await EntriesAsync(house, "R1", "workflow-%"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_changed_definition_and_the_workflows_moved_to_it_are_told()
    {
        using var definitions = new DefinitionsFolder();
        using var house = Installation.At(Received, definitions: definitions.Path);
        await house.ImportAsync(Report);
        definitions.Change("recommendation", 2, ("Remind the lead", "Remind everybody named"));
        house.Restart();
        house.Restart();

        await house.Mediator.Send(new MigrateInstances("recommendation", null, DryRun: true, Installation.Reviewer));
        await house.Mediator.Send(new MigrateInstances("recommendation", null, DryRun: false, Installation.Reviewer));

        Assert.That(await EntriesAsync(house, "workflow recommendation", "%"), Has.Count.EqualTo(1).And.Exactly(1).Contains("Version 2 of the workflow 'recommendation' is published"));
        Assert.That(await EntriesAsync(house, "R1", "workflow-%"), Is.EqualTo(new[] { $"workflow-migrated {Installation.Reviewer}: Moved its workflow 'recommendation' to version 2. (version 1 -> version 2)" }));
    }

    [Test]
    public async Task A_ladder_file_that_comes_changes_or_goes_is_told_once_each()
    {
        using var folder = new TempFolder();
        var file = folder.Write(LadderFile.Name, "{ \"ladders\": [ { \"family\": \"jtai-letter\", \"steps\": [ { \"key\": \"due\", \"kind\": \"due\", \"offset\": 0, \"audience\": \"lead\" }, { \"key\": \"overdue\", \"kind\": \"overdue\", \"offset\": 1, \"audience\": \"lead\" }, { \"key\": \"up\", \"kind\": \"escalation\", \"offset\": 3, \"audience\": \"regulator\" }, { \"key\": \"chase\", \"kind\": \"chase\", \"offset\": 1, \"audience\": \"lead\" } ] } ] }"u8.ToArray());
        using var house = Installation.At(Received, settings: new() { [LadderFile.Setting] = file });
        house.Restart();
        File.AppendAllText(file, "\n");
        house.Restart();
        File.Delete(file);
        house.Restart();
        house.Restart();

        var entries = await EntriesAsync(house, LadderFile.Name, "settings-changed");
        Assert.That(entries, Has.Count.EqualTo(3));
        Assert.That(entries[0], Does.Contain("holds from now on").And.Contain("(none -> SHA-256 "));
        Assert.That(entries[2], Does.Contain("is gone").And.EndWith("-> none)"));
    }

    [Test]
    public async Task Without_files_of_its_own_an_installation_tells_of_none()
    {
        using var house = Installation.At(Received, settings: new() { [LadderFile.Setting] = "no such file", [CalendarFile.Setting] = "no such file" });

        Assert.That(await EntriesAsync(house, "%", "%"), Is.Empty);
    }

    [Test]
    public async Task People_who_come_go_and_take_over_are_told_with_who_registered_it()
    {
        using var house = Installation.At(Received);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, FictionalReport.Commissioner, "2012-04-01");
        await house.Mediator.Send(new RecordAbsence("Robin Ashdown", Received, Received.AddDays(3), Installation.Reviewer));
        await house.Mediator.Send(new LeavePosts("Robin Ashdown", new DateOnly(2013, 1, 1), Installation.Reviewer));
        await house.Mediator.Send(new SucceedBody(FictionalReport.Commissioner, "Harrowdale CCG", new DateOnly(2013, 4, 1), Installation.Reviewer));
        await house.Mediator.Send(new SucceedBody(FictionalReport.Commissioner, "Harrowdale CCG", new DateOnly(2013, 4, 2), Installation.Reviewer));

        Assert.That(
            house.Rows<string>("SELECT Kind FROM TimelineEntry WHERE Subject = 'person Robin Ashdown' ORDER BY Id"),
            Is.EqualTo(new[] { "person-added", "post-given", "absence-recorded", "person-left" }));
        Assert.That(
            (await EntriesAsync(house, $"body {FictionalReport.Commissioner}", "succession-registered"))[1], Does.EndWith("2013-04-01 -> " + house.Rows<string>("SELECT b.Name FROM Succession s JOIN Body b ON b.Id = s.SuccessorBodyId").Single() + " on 2013-04-02)"));
    }

    /// <summary>Each with who, what, and what changed; and the chain is whole.</summary>
    private static async Task<IReadOnlyList<string>> EntriesAsync(Installation house, string subject, string kind)
    {
        Assert.That((await house.Mediator.Send(new VerifyAudit(null))).IsWhole);
        return house.Rows<string>(
            "SELECT Kind || ' ' || By || ': ' || Text || coalesce(' (' || coalesce(Before, 'nothing') || ' -> ' || After || ')', '') FROM TimelineEntry WHERE Subject LIKE @subject AND Kind LIKE @kind ORDER BY Id",
            new { subject, kind });
    }
}
