using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Runtime;

/// <summary>What an operator does with workflows: move them to another version, let faulted ones go on, look at them.</summary>
[TestFixture]
public sealed class OperatorTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly FictionalReport Report = FictionalReport.Asking("Within 3 months") with { PlanWithin = null };

    private DefinitionsFolder definitions = null!;
    private Installation house = null!;

    [SetUp]
    public void Open()
    {
        definitions = new DefinitionsFolder();
        house = Installation.At(Received, definitions: definitions.Path);
    }

    [TearDown]
    public void Close()
    {
        house.Dispose();
        definitions.Dispose();
    }

    [Test]
    public async Task Waiting_workflow_moves_to_the_next_version_and_goes_on_there()
    {
        await house.ImportAsync(Report);
        definitions.Change("recommendation", 2, ("Remind the lead", "Remind everybody named"));
        house.Restart();

        var report = await house.Mediator.Send(new MigrateInstances("recommendation", null, DryRun: false, Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        Assert.That((report.Version, report.Moved, report.Stay), Is.EqualTo((2, 1, Array.Empty<string>())).Using<(int, int, IReadOnlyList<string>)>(
            (a, b) => a.Item1 == b.Item1 && a.Item2 == b.Item2 && a.Item3.SequenceEqual(b.Item3)));
        Assert.That((await house.Mediator.Send(new ListInstances("recommendation", null, "R1", null, 10))).Single().DefinitionVersion, Is.EqualTo(2));
        Assert.That(
            (await house.Mediator.Send(new ReadJournal("R1"))).Select(step => step.Happening),
            Is.EqualTo(new[] { "start", "migrated:2", "timer:Reminder" }));
    }

    [Test]
    public async Task Dry_run_says_what_would_move_and_moves_nothing()
    {
        await house.ImportAsync(Report);
        definitions.Change("recommendation", 2, ("Remind the lead", "Remind everybody named"));
        house.Restart();

        var report = await house.Mediator.Send(new MigrateInstances("recommendation", null, DryRun: true, Installation.Reviewer));

        Assert.That(report.Moved, Is.EqualTo(1));
        Assert.That((await house.Mediator.Send(new ListInstances(null, null, "R1", null, 10))).Single().DefinitionVersion, Is.EqualTo(1));
        Assert.That(await house.Mediator.Send(new ReadJournal("R1")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Workflow_that_would_lose_a_wait_stays_on_its_version()
    {
        await house.ImportAsync(Report);
        definitions.Change("recommendation", 2, ("on-withdrawn", "on-taken-back"));
        house.Restart();

        var report = await house.Mediator.Send(new MigrateInstances("recommendation", null, DryRun: false, Installation.Reviewer));

        Assert.That(report.Moved, Is.Zero);
        Assert.That(report.Stay.Single(), Does.StartWith("R1: ").And.Contains("on-withdrawn"));
        Assert.That((await house.Mediator.Send(new ListInstances(null, "waiting", "R1", null, 10))).Single().DefinitionVersion, Is.EqualTo(1));
    }

    [Test]
    public async Task Faulted_workflow_goes_on_when_its_reason_has_been_put_right()
    {
        await house.ImportAsync(Report);
        house.Execute("UPDATE WorkflowInstance SET LadderStep = 'remind-90' WHERE Subject = 'R1'");
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));
        var faulted = await house.Mediator.Send(new ListInstances(null, "faulted", null, null, 10));

        house.Execute("UPDATE WorkflowInstance SET LadderStep = NULL WHERE Subject = 'R1'");
        var retried = await house.Mediator.Send(new RetryFaulted("R1", Installation.Reviewer));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 12));

        Assert.That(faulted.Single().Fault, Does.Contain("remind-90"));
        Assert.That(retried, Is.EqualTo(new RetriedInstances(GoingOn: 1, FaultedAgain: 0)));
        Assert.That(house.Messages[^1].Items.Select(item => item.Kind), Is.EqualTo(new[] { "reminder" }));
    }

    [Test]
    public async Task Workflow_that_a_newer_release_has_taken_on_is_left_to_it_and_holds_up_nobody_else()
    {
        await house.ImportAsync(Report);
        await house.ImportAsync(FictionalReport.Asking("Within 3 months", "Name somebody who looks at the register each week.") with { PlanWithin = null });
        var state = house.Rows<byte[]>("SELECT State FROM WorkflowInstance WHERE Subject = 'R1'").Single();
        SetState([99, .. state[1..]]);
        await house.WorkAsync();

        house.SleepUntil(new DateOnly(2012, 12, 31));
        await house.WorkAsync();
        Assert.That(house.Messages[^1].Items.Select(item => item.ToString()), Is.EqualTo(new[] { "R2 reminder" }));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance"), Is.All.EqualTo("waiting"));
        Assert.That(() => house.HandInAsync("R1"), Throws.TypeOf<RefusedException>().With.Message.Contains("newer release"));

        SetState(state);
        house.SleepUntil(new DateOnly(2013, 1, 2)); // one digest a day
        await house.WorkAsync();
        Assert.That(house.Messages[^1].Items.Select(item => item.ToString()), Is.EqualTo(new[] { "R1 reminder" }));

        void SetState(byte[] stored) => house.Execute("UPDATE WorkflowInstance SET State = @stored WHERE Subject = 'R1'", new { stored });
    }

    [Test]
    public async Task Instances_are_filtered_by_definition_status_subject_and_day()
    {
        await house.ImportAsync(Report with { PlanWithin = "20 working days of receipt of this report" });

        Assert.That(await house.Mediator.Send(new ListInstances("action-plan", null, null, null, 10)), Has.Count.EqualTo(1));
        Assert.That(await house.Mediator.Send(new ListInstances(null, "waiting", null, null, 10)), Has.Count.EqualTo(2));
        Assert.That(await house.Mediator.Send(new ListInstances(null, "finished", null, null, 10)), Is.Empty);
        Assert.That(await house.Mediator.Send(new ListInstances(null, null, "R1", null, 10)), Has.Count.EqualTo(1));
        Assert.That(await house.Mediator.Send(new ListInstances(null, null, null, house.Clock.GetUtcNow().AddMinutes(1), 10)), Is.Empty);
    }

    [Test]
    public async Task Health_tells_of_timers_that_nobody_works_off_and_of_workflows_that_stopped()
    {
        await house.ImportAsync(Report);
        await house.WorkAsync();
        Assert.That((await house.Mediator.Send(new GetHealth())).Where(item => !item.Healthy), Is.Empty);

        house.SleepUntil(new DateOnly(2013, 1, 2));
        house.Execute("UPDATE WorkflowInstance SET Status = 'faulted' WHERE Subject = 'R1'");

        Assert.That((await house.Mediator.Send(new GetHealth())).Where(item => !item.Healthy).Select(item => item.What), Is.EqualTo(new[] { "timers", "workflows" }));
    }

    [Test]
    public async Task Definition_that_begins_with_an_event_is_started_by_it()
    {
        new SmallDefinition("listener").Then("Elsa.Event", startsIt: true, ("eventName", "PlanSubmitted")).Then("ActionPlans.Record", false, ("text", "A plan came in.")).SaveTo(definitions);
        house.Restart();

        await TellAsync("R7", "PlanSubmitted");
        await TellAsync("R7", "SomethingElse");

        Assert.That(house.Rows<string>("SELECT Text FROM TimelineEntry WHERE Subject = 'R7'"), Is.EqualTo(new[] { "A plan came in." }));
    }

    [Test]
    public async Task Workflow_waits_for_the_one_that_it_dispatched()
    {
        new SmallDefinition("child").Then("Elsa.Event", false, ("eventName", "ChildMayEnd")).SaveTo(definitions);
        new SmallDefinition("parent")
            .Then("Elsa.Event", startsIt: true, ("eventName", "Go"))
            .Then("Elsa.DispatchWorkflow", false, ("workflowDefinitionId", "child"), ("waitForCompletion", true))
            .Then("ActionPlans.Record", false, ("text", "The child has ended."))
            .SaveTo(definitions);
        house.Restart();

        await TellAsync("R7", "Go");
        var before = house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'recorded'");
        await TellAsync("R7", "ChildMayEnd");

        Assert.That((before, house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'recorded'")), Is.EqualTo((0L, 1L)));
        Assert.That((await house.Mediator.Send(new ListInstances(null, "finished", null, null, 10))).Select(instance => instance.DefinitionId), Is.EquivalentTo(new[] { "parent", "child" }));
    }

    [Test]
    public async Task Workflow_that_took_another_correlation_id_is_found_by_it()
    {
        new SmallDefinition("case")
            .Then("Elsa.Event", startsIt: true, ("eventName", "Go"))
            .Then("Elsa.Correlate", false, ("correlationId", "case-17"))
            .Then("Elsa.Event", false, ("eventName", "Next"))
            .Then("ActionPlans.Record", false, ("text", "Heard."))
            .SaveTo(definitions);
        house.Restart();
        await TellAsync("R7", "Go");

        await TellAsync("R7", "Next");
        var heardByItsOldName = house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'recorded'");
        await TellAsync("case-17", "Next");

        Assert.That((heardByItsOldName, house.Count("SELECT count(*) FROM TimelineEntry WHERE Kind = 'recorded'")), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public async Task Published_event_wakes_the_workflows_of_the_subject_it_names()
    {
        new SmallDefinition("teller").Then("Elsa.Event", startsIt: true, ("eventName", "Go")).Then("Elsa.PublishEvent", false, ("eventName", "News"), ("correlationId", "R8")).SaveTo(definitions);
        new SmallDefinition("hearer").Then("Elsa.Event", startsIt: true, ("eventName", "News")).Then("ActionPlans.Record", false, ("text", "Heard the news.")).SaveTo(definitions);
        house.Restart();

        await TellAsync("R7", "Go");

        Assert.That(house.Rows<string>("SELECT Subject FROM TimelineEntry WHERE Kind = 'recorded'"), Is.EqualTo(new[] { "R8" }));
    }

    private async Task TellAsync(string subject, string happening)
    {
        using UnitOfWork work = house.Database.Begin();
        await house.Runtime.HappenAsync(work, subject, happening, payload: null, CancellationToken.None);
        work.Commit();
    }
}
