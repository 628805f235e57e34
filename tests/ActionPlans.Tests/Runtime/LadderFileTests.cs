using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Runtime;

[TestFixture]
public sealed class LadderFileTests
{
    private const string Steps = """
        { "key": "remind-10", "kind": "reminder", "offset": 10, "audience": "lead" },
        { "key": "due", "kind": "due", "offset": 0, "audience": "lead" },
        { "key": "overdue", "kind": "overdue", "offset": 1, "audience": "lead" },
        { "key": "straight-up", "kind": "escalation", "offset": 3, "audience": "regulator" },
        { "key": "chase", "kind": "chase", "offset": 1, "audience": "lead" }
        """;

    [Test]
    public void Good_file_gives_its_ladders()
    {
        var book = LadderFile.Read($$"""{ "ladders": [ { "from": "2012-01-01", "family": "cqc-integrated-inspection", "band": "Within 3 months", "steps": [ {{Steps}} ] } ] }""", "ladder.json");

        Assert.That(book.For("cqc-integrated-inspection", "3 months", new(2012, 10, 29)).Ladder.Steps.Select(step => step.Key), Is.EqualTo(new[] { "remind-10", "due", "overdue", "straight-up", "chase" }));
        Assert.That(book.For("cqc-integrated-inspection", "6 months", new(2012, 10, 29)).Ladder, Is.SameAs(Ladder.Default));
    }

    [TestCase("\"audience\": \"regulator\"", "\"audience\": \"minister\"", "'minister' is no audience")]
    [TestCase("\"kind\": \"escalation\"", "\"kind\": \"shout\"", "'shout' is no kind of ladder step")]
    [TestCase("\"offset\": 3", "\"offset\": 25", "silent for more than 20 working days")]
    [TestCase("\"offset\": 3", "\"offset\": 1", "does not follow 'overdue'")]
    [TestCase("\"offset\": 3", "\"offset\": \"3\"", "not the kind of value")]
    [TestCase("\"straight-up\"", "\"overdue\"", "stands twice")]
    [TestCase("\"key\": \"due\", ", "", "needs a key")]
    [TestCase("\"offset\": 3", "\"ofset\": 3", "not known")]
    [TestCase("\"chase\", \"kind\": \"chase\"", "\"chase\", \"kind\": \"due\"", "'chase' must be 0 to 0 days")]
    [TestCase("\"offset\": 3,", "\"offset\": 3", "no JSON")]
    public void Bad_step_is_refused_in_one_line_that_names_it(string good, string bad, string because)
    {
        var json = $$"""{ "ladders": [ { "steps": [ {{Steps}} ] } ] }""";
        Assert.That(json, Does.Contain(good));

        Assert.That(
            () => LadderFile.Read(json.Replace(good, bad, StringComparison.Ordinal), "ladder.json"),
            Throws.TypeOf<RefusedException>().With.Message.Contains(because).And.Message.StartsWith("ladder.json: ").And.Message.Not.Contains("\n"));
    }

    [TestCase("""{ "ladders": [ { "family": "cqc-typo", "steps": [] } ] }""", "'cqc-typo' is no family")]
    [TestCase("""{ "ladders": [ { "band": "soonish", "steps": [] } ] }""", "'soonish' is no band")]
    [TestCase("""{ "ladders": [ { "from": "1.1.2013", "steps": [] } ] }""", "'1.1.2013' is no date")]
    [TestCase("""{ "ladders": [ { "family": "jtai-letter" } ] }""", "no \"steps\"")]
    [TestCase("""{ "ladders": [ null ] }""", "no \"steps\"")]
    [TestCase("""{ "ladders": [ { "steps": [ null ] } ] }""", "needs a key")]
    [TestCase("""{ "ladders": [ { "steps": [] } ] }""", "overdue")]
    [TestCase("""{ "ladders": [] }""", "no \"ladders\"")]
    [TestCase("null", "no \"ladders\"")]
    [TestCase("", "no JSON")]
    public void Bad_file_is_refused_in_one_line(string json, string because) => Assert.That(
        () => LadderFile.Read(json, "ladder.json"), Throws.TypeOf<RefusedException>().With.Message.Contains(because));

    [Test]
    public async Task Plan_climbs_the_ladder_that_the_file_has_for_plans()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["ladder.json"], $$"""{ "ladders": [ { "band": "plan", "steps": [ {{Steps}} ] } ] }""");
        using var house = Installation.At(new DateOnly(2012, 10, 29), settings: new() { [LadderFile.Setting] = folder["ladder.json"] });
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));

        await house.LiveUntilAsync(new DateOnly(2012, 12, 7));

        Assert.That(
            house.Rows<string>("SELECT Step FROM Notice WHERE Subject = 'P1' AND Step LIKE '%@%' GROUP BY Step ORDER BY min(Id)").Select(step => step.Split('@')[0]),
            Is.EqualTo(new[] { "remind-10", "due", "overdue", "straight-up" }));
    }

    [Test]
    public async Task Ladder_of_a_band_holds_for_what_stands_in_it_and_no_other()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["ladder.json"], $$"""{ "ladders": [ { "band": "3 months", "steps": [ {{Steps}} ] } ] }""");
        using var house = Installation.At(new DateOnly(2012, 10, 29), settings: new() { [LadderFile.Setting] = folder["ladder.json"] });
        await house.ImportAsync(new FictionalReport { PlanWithin = null, Asks = [new Ask("Within 3 months", "ask every child."), new Ask("Within 6 months", "hear every parent.")] });

        await house.LiveUntilAsync(new DateOnly(2013, 5, 24));

        Assert.That(StepsOf("R1"), Is.EqualTo(new[] { "remind-10", "due", "overdue", "straight-up", "chase-1", "chase-2", "chase-3" }));
        Assert.That(StepsOf("R2"), Is.EqualTo(new[] { "remind-30", "remind-14", "remind-7", "remind-1", "due", "overdue", "escalate-executive-lead", "escalate-oversight", "escalate-regulator" }));

        IEnumerable<string> StepsOf(string subject) => house.Rows<string>(
            "SELECT Step FROM Notice WHERE Subject = @subject AND Step LIKE '%@%' GROUP BY Step ORDER BY min(Id)", new { subject }).Select(step => step.Split('@')[0]);
    }

    [Test]
    public async Task Ladder_stays_the_one_that_held_when_the_date_was_set()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["ladder.json"], $$"""{ "ladders": [ { "from": "2013-01-01", "steps": [ {{Steps}} ] } ] }""");
        using var house = Installation.At(new DateOnly(2012, 10, 29), settings: new() { [LadderFile.Setting] = folder["ladder.json"] });
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });

        await house.LiveUntilAsync(new DateOnly(2013, 2, 25));

        Assert.That(house.Rows<string>("SELECT LadderStep FROM WorkflowInstance"), Is.EqualTo(new[] { "escalate-regulator" }));
    }

    [Test]
    public async Task Step_that_a_changed_file_no_longer_has_stops_its_workflow_with_the_reason_and_nobody_elses()
    {
        using var folder = new TempFolder();
        using var house = Installation.At(new DateOnly(2012, 10, 29), settings: new() { [LadderFile.Setting] = folder["ladder.json"] });
        await house.ImportAsync(new FictionalReport { PlanWithin = null, Asks = [new Ask("Within 3 months", "ask every child."), new Ask("Within 6 months", "hear every parent.")] });
        await house.LiveUntilAsync(new DateOnly(2013, 1, 21));
        File.WriteAllText(folder["ladder.json"], $$"""{ "ladders": [ { "band": "3 months", "steps": [ {{Steps}} ] } ] }""");
        house.Restart();

        await house.LiveUntilAsync(new DateOnly(2013, 4, 1));

        Assert.That((await house.ShowAsync("R1")).Fault, Does.Contain("'remind-7' is no step of this ladder"));
        Assert.That((await house.ShowAsync("R2")).Fault, Is.Null);
        Assert.That(house.Rows<string>("SELECT LadderStep FROM WorkflowInstance WHERE Subject = 'R2'"), Is.EqualTo(new[] { "remind-30" }));
    }
}
