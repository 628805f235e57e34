using ActionPlans.Access;
using ActionPlans.Authoring;
using ActionPlans.Runtime;
using ActionPlans.Tests.Authoring;
using ActionPlans.Tests.Kit;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Runtime;

[TestFixture]
public sealed class FindInstancesTests
{
    private const string Author = "Alex Fenn";
    private static readonly DateOnly Day = new(2012, 10, 29);
    private static readonly FictionalReport Report = FictionalReport.Asking("Within 3 months");

    private Installation house = null!;

    /// <summary>R1 and P1 on one day, R2 and P2 a week later.</summary>
    [SetUp]
    public async Task Open()
    {
        house = Installation.At(Day);
        await house.ImportAsync(Report);
        await house.LiveUntilAsync(Day.AddDays(7), new TimeOnly(10, 0));
        await house.ImportAsync(Report with { InspectedFrom = new DateOnly(2012, 9, 11) });
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Pages_hold_every_instance_once_in_both_orders()
    {
        var all = new[] { "P2", "R2", "P1", "R1" };
        foreach (var oldestFirst in new[] { false, true })
        {
            var found = new List<string>();
            for (var page = 1; page <= 5; page++)
            {
                var (instances, total) = await house.Mediator.Send(new FindInstances(new InstanceFilter(), page, 1, oldestFirst));
                found.AddRange(instances.Select(instance => instance.Subject));
                Assert.That(total, Is.EqualTo(4));
            }

            Assert.That(found, Is.EqualTo(oldestFirst ? all.Reverse() : all));
        }
    }

    [Test]
    public async Task Pages_far_from_both_ends_are_those_of_the_whole_list()
    {
        for (var rows = 4; rows < 65_536; rows *= 2)
        {
            house.Execute(
                """
                INSERT INTO WorkflowInstance (Id, Definition, Subject, Status, State, Anchor, AnchorSince, LastJournal, CreatedAt, UpdatedAt, Version)
                SELECT Id + @last, Definition, Subject, CASE WHEN (Id + @last) % 5 = 0 THEN 'finished' ELSE 'waiting' END, State, Anchor, AnchorSince, LastJournal, CreatedAt, UpdatedAt, Version
                FROM WorkflowInstance
                """,
                new { last = house.Count("SELECT max(Id) FROM WorkflowInstance") });
        }

        house.Execute("UPDATE WorkflowInstance SET CreatedAt = Id * 1000");
        var all = house.Rows<long>("SELECT Id FROM WorkflowInstance ORDER BY Id");
        var finished = house.Rows<long>("SELECT Id FROM WorkflowInstance WHERE Status = 'finished' ORDER BY Id");
        Assert.That((all.Count, finished.Count > 10_000), Is.EqualTo((65_536, true)));
        foreach (var oldestFirst in new[] { false, true })
        {
            foreach (var page in new[] { 2_003, 3_276, 3_277, 4_500, 6_554 })
            {
                var (instances, total) = await house.Mediator.Send(new FindInstances(new InstanceFilter(), page, 10, oldestFirst));
                Assert.That(total, Is.EqualTo(all.Count));
                Assert.That(instances.Select(instance => instance.Id), Is.EqualTo((oldestFirst ? all : all.Reverse()).Skip((page - 1) * 10).Take(10)), $"page {page}");
            }

            var since = DateTimeOffset.FromUnixTimeMilliseconds(all[5_000] * 1000);
            var part = await house.Mediator.Send(new FindInstances(new InstanceFilter { BegunSince = since, Statuses = ["waiting"] }, 2_400, 10, oldestFirst));
            var expected = all.Skip(5_000).Except(finished).ToList();
            Assert.That(part.Instances.Select(instance => instance.Id), Is.EqualTo((oldestFirst ? expected : Enumerable.Reverse(expected)).Skip(23_990).Take(10)));
        }
    }

    [Test]
    public async Task Every_filter_leaves_out_what_it_should()
    {
        await house.Mediator.Send(new CancelInstance(await IdAsync("R1"), Author));

        Assert.That(await FoundAsync(new InstanceFilter { Definitions = ["recommendation"] }), Is.EqualTo(new[] { "R2", "R1" }));
        Assert.That(await FoundAsync(new InstanceFilter { Definitions = ["recommendation"], Statuses = ["waiting"] }), Is.EqualTo(new[] { "R2" }));
        Assert.That(await FoundAsync(new InstanceFilter { Statuses = ["cancelled", "faulted"] }), Is.EqualTo(new[] { "R1" }));
        Assert.That(await FoundAsync(new InstanceFilter { Statuses = ["none"] }), Is.Empty);
        Assert.That(await FoundAsync(new InstanceFilter { Version = 2 }), Is.Empty);
        Assert.That(await FoundAsync(new InstanceFilter { Definitions = ["no such workflow"] }), Is.Empty);
        Assert.That(await FoundAsync(new InstanceFilter { About = "R2" }), Is.EqualTo(new[] { "R2" }));
        Assert.That(await FoundAsync(new InstanceFilter { About = "R2", Statuses = ["finished"] }), Is.Empty);
        Assert.That(await FoundAsync(new InstanceFilter { About = "%" }), Is.Empty);
        Assert.That(await FoundAsync(new InstanceFilter { About = (await IdAsync("P1")).ToString(System.Globalization.CultureInfo.InvariantCulture) }), Is.EqualTo(new[] { "P1" }));
    }

    [Test]
    public async Task Instances_are_found_by_when_they_began()
    {
        var second = house.Clock.GetUtcNow();

        Assert.That(await FoundAsync(new InstanceFilter { BegunSince = second }), Is.EqualTo(new[] { "P2", "R2" }));
        Assert.That(await FoundAsync(new InstanceFilter { BegunBefore = second }), Is.EqualTo(new[] { "P1", "R1" }));
        Assert.That(await FoundAsync(new InstanceFilter { BegunSince = second.AddMilliseconds(1) }), Is.Empty);
        Assert.That(await FoundAsync(new InstanceFilter { BegunSince = second.AddDays(-30), BegunBefore = second.AddDays(30), Definitions = ["action-plan"] }), Is.EqualTo(new[] { "P2", "P1" }));
    }

    [Test]
    public async Task Cancelled_instance_is_over_and_sends_nothing_more()
    {
        var id = await IdAsync("R2");

        Assert.That((await house.Mediator.Send(new CancelInstance(id, Author))).IsAccepted);
        Assert.That((await house.Mediator.Send(new CancelInstance(id, Author))).IsAccepted, Is.False);
        await house.LiveUntilAsync(new DateOnly(2013, 3, 1));

        Assert.That(house.Messages.Where(message => message.Day > Day.AddDays(8)).SelectMany(message => message.Items).Select(item => item.ToString()), Has.None.StartsWith("R2 "));
        Assert.That(house.Rows<string>("SELECT Kind || ' ' || By FROM TimelineEntry WHERE Subject = 'R2' AND Kind LIKE 'workflow-%'"), Is.EqualTo(new[] { $"workflow-cancelled {Author}" }));
        Assert.That(() => house.Mediator.Send(new CancelInstance(99_999, Author)), Throws.TypeOf<NotFoundException>());
    }

    [Test]
    public async Task Instance_tells_all_that_ran_in_it()
    {
        var details = await house.Mediator.Send(new GetInstance(await IdAsync("R1")));

        var entries = details.Journal.SelectMany(step => step.Entries).ToList();
        Assert.That(entries.Select(entry => entry.Sequence), Is.EqualTo(Enumerable.Range(1, entries.Count)));
        Assert.That(entries.Where(entry => entry.Event == JournalEvent.Completed).Select(entry => entry.ActivityId), Is.EqualTo(new[] { "start", "assign" }));
        Assert.That(details.State!.Waits.Select(wait => details.Definition.Activities[wait.ActivityIndex].Id), Does.Contain("ladder").And.Contain("on-submitted"));
        Assert.That(details.Timers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Journal_of_a_moved_instance_reads_with_the_version_that_took_each_step()
    {
        var written = (await Written.OpenAsync(house, "recommendation")).With("note", "ActionPlans.Record", "Write it down", ("text", "Literal", "Submitted."));
        written.Activities.Insert(0, written.Activity("note").DeepClone()); // every activity's index moves by one
        written.Activities.RemoveAt(written.Activities.Count - 1);
        await house.Mediator.Send(new SaveDefinition(written.Without("on-submitted", "ask-for-decision").Connected("on-submitted", "note").Connected("note", "ask-for-decision").Bytes, true, Author));

        var report = await house.Mediator.Send(new MigrateInstances("recommendation", null, DryRun: false, Author));
        await house.HandInAsync("R1");
        var details = await house.Mediator.Send(new GetInstance(await IdAsync("R1")));

        Assert.That((report.Version, report.Moved, report.Stay.Count), Is.EqualTo((2, 2, 0)));
        Assert.That(
            details.Journal.SelectMany(step => step.Entries.Where(entry => entry.Event == JournalEvent.Completed).Select(entry => $"{step.Definition!.Version} {entry.ActivityId}")),
            Is.EqualTo(new[] { "1 start", "1 assign", "2 on-submitted", "2 note", "2 ask-for-decision" }));
    }

    private async Task<IReadOnlyList<string>> FoundAsync(InstanceFilter filter)
    {
        var (instances, total) = await house.Mediator.Send(new FindInstances(filter, PageSize: 100));
        Assert.That(total, Is.EqualTo(instances.Count));
        return [.. instances.Select(instance => instance.Subject)];
    }

    private async Task<long> IdAsync(string subject) => (await house.Mediator.Send(new FindInstances(new InstanceFilter { About = subject }))).Instances.Single().Id;
}
