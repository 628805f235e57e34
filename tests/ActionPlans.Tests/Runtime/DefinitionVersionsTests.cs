using ActionPlans.Domain;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Runtime;

[TestFixture]
public sealed class DefinitionVersionsTests
{
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly FictionalReport First = FictionalReport.Asking("Within 3 months") with { PlanWithin = null };
    private static readonly FictionalReport Second = First with { InspectedFrom = new DateOnly(2012, 9, 11) };

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
    public async Task Running_workflow_finishes_on_its_version_and_a_new_one_starts_on_the_next()
    {
        await house.ImportAsync(First);

        definitions.Change("recommendation", 2, ("\"reminder\"", "\"evidence-requested\""));
        house.Restart();
        await house.ImportAsync(Second);
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        Assert.That(
            house.Rows<string>("SELECT i.Subject || ' ' || d.Version FROM WorkflowInstance i JOIN WorkflowDefinition d ON d.Id = i.Definition ORDER BY i.Id"),
            Is.EqualTo(new[] { "R1 1", "R2 2" }));
        Assert.That(
            house.Messages.Where(message => message.Day > Received).SelectMany(message => message.Items).Select(item => item.ToString()),
            Is.EquivalentTo(new[] { "R1 reminder", "R2 evidence-requested" }));
    }

    [Test]
    public async Task Running_workflow_goes_on_when_its_file_has_gone()
    {
        await house.ImportAsync(First);

        File.Delete(Path.Combine(definitions.Path, "recommendation.json"));
        house.Restart();
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        Assert.That(house.Messages[^1].Items.Single().ToString(), Is.EqualTo("R1 reminder"));
    }

    [Test]
    public void Changed_definition_without_a_new_version_is_refused_by_name()
    {
        const string Published = "SELECT count(*) FROM WorkflowDefinition";
        var before = house.Count(Published);
        definitions.Change("recommendation", 1, ("\"reminder\"", "\"evidence-requested\""));

        Assert.That(house.Restart, Throws.TypeOf<RefusedException>().With.Message.Contains("'recommendation' version 1").And.Message.Contains("next version"));
        Assert.That(house.Count(Published), Is.EqualTo(before));
    }

    [Test]
    public async Task Workflow_that_cannot_go_on_is_seen_as_faulted_and_does_not_hold_up_the_others()
    {
        await house.ImportAsync(First);
        definitions.Change("recommendation", 2, ("\"next step\"", "\"whenever it suits\""));
        house.Restart();

        await house.ImportAsync(Second);
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        Assert.That((await house.ShowAsync("R2")).Fault, Does.Contain("whenever it suits"));
        Assert.That(house.Messages[^1].Items.Single().ToString(), Is.EqualTo("R1 reminder"));
    }

    [Test]
    public async Task Step_that_the_ladder_no_longer_has_faults_its_own_workflow_only()
    {
        await house.ImportAsync(First);
        await house.ImportAsync(Second);
        house.Execute("UPDATE WorkflowInstance SET LadderStep = 'remind-90' WHERE Subject = 'R1'");

        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        Assert.That((await house.ShowAsync("R1")).Fault, Does.Contain("remind-90"));
        Assert.That(house.Messages[^1].Items.Single().ToString(), Is.EqualTo("R2 reminder"));
    }

    [TestCase("\"lead\"", "\"nobody\"")]
    [TestCase("\"assigned\"", "\"carrier-pigeon\"")]
    public async Task Notice_that_nobody_can_get_faults_its_own_workflow_and_stops_no_mail(string from, string to)
    {
        await house.ImportAsync(First);
        definitions.Change("recommendation", 2, (from, to));
        house.Restart();

        await house.ImportAsync(Second);
        await house.WorkAsync();

        Assert.That((await house.ShowAsync("R2")).Fault, Does.Contain(to.Trim('"')));
        Assert.That(house.Messages.Single().Items.Single().ToString(), Is.EqualTo("R1 assigned"));
    }
}
