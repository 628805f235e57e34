using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class DefinitionTests
{
    [Test]
    public void All_problems_are_told_at_once_each_with_file_activity_and_what_to_do()
    {
        string json = A.Json(
            A.Flowchart("f", [A.Activity("m", "Acme.SendMail"), A.Activity("d", "Acme.Delay"), A.Activity("l", "Elsa.WriteLine", ("text", "Liquid", "{{ x }}")), A.Activity("c", "Elsa.Cron", ("cronExpression", "Literal", "0 0 0 30 2 *"))], "m d", "d ghost"),
            A.Variable("v", "Matrix"));

        var refused = Assert.Throws<DefinitionRefusedException>(() => WorkflowDefinition.Read(json, "mine.json", ActivityCatalog.Standard));

        Assert.That(refused!.Problems.Select(problem => problem.ToString()), Is.EquivalentTo(new[]
        {
            "mine.json: the variable 'v' has the unknown type 'Matrix'; use one of Object, Any, JSON, JsonNode, JsonElement, String, Boolean, Int16, Int32, Int64, Single, Double",
            "mine.json: activity 'm' (Acme.SendMail): unknown activity type; use one of the activities listed in workflows/README.md",
            "mine.json: activity 'd' (Acme.Delay): unknown activity type; use 'Elsa.Delay'",
            "mine.json: activity 'l' (Elsa.WriteLine): the input 'Text' uses the unknown expression kind 'Liquid'; use Literal, Variable, Input, Output, Object or JavaScript",
            "mine.json: activity 'f' (Elsa.Flowchart): a connection from 'd' to 'ghost' has an end that is not in the flowchart; connect or remove it",
            "mine.json: activity 'c' (Elsa.Cron): the cron expression '0 0 0 30 2 *' never fires; check day and month",
        }));
    }

    [TestCase("{", "not JSON")]
    [TestCase("[]", "no root")]
    [TestCase("{\"root\":{}}", "no definitionId")]
    [TestCase("{\"definitionId\":\"x\",\"root\":5}", "no root")]
    public void What_is_no_definition_is_refused(string json, string reason) =>
        Assert.That(WorkflowDefinition.Check(json, "x.json", ActivityCatalog.Standard).Errors.Single().ToString(), Does.Contain(reason));

    [Test]
    public void A_file_of_fifty_megabytes_is_refused_by_its_size() =>
        Assert.That(WorkflowDefinition.Check(new string(' ', 50 * 1024 * 1024), "x.json", ActivityCatalog.Standard).Errors.Single().Reason, Does.Contain("50 MB"));

    [TestCase("{\"definitionId\":7,\"root\":{\"id\":1,\"type\":[]}}")]
    [TestCase("{\"definitionId\":\"d\",\"variables\":{},\"inputs\":[5],\"outcomes\":[5],\"options\":[],\"root\":{\"id\":\"f\",\"type\":\"Elsa.Flowchart\",\"activities\":[1,null],\"connections\":[{},5]}}")]
    [TestCase("{\"definitionId\":\"d\",\"root\":{\"id\":\"s\",\"type\":\"Elsa.Switch\",\"cases\":[{},5]}}")]
    [TestCase("{\"definitionId\":\"d\",\"root\":{\"id\":\"s\",\"type\":\"Elsa.Delay\",\"timeSpan\":{\"expression\":5}}}")]
    [TestCase("{\"definitionId\":\"d\",\"root\":{\"id\":\"s\",\"type\":\"Elsa.WriteLine\",\"text\":{\"expression\":{\"type\":\"Variable\",\"value\":5}}, \"\":{}}}")]
    public void Fields_of_the_wrong_kind_never_throw(string json) =>
        Assert.That(() => WorkflowDefinition.Check(json, "x.json", ActivityCatalog.Standard), Throws.Nothing);

    [Test]
    public void A_circle_without_a_wait_or_a_decision_is_refused()
    {
        string json = A.Json(A.Flowchart("f", [A.Activity("s", "Elsa.Start"), A.WriteLine("a"), A.WriteLine("b")], "s a", "a b", "b a"));

        Assert.That(WorkflowDefinition.Check(json, "x.json", ActivityCatalog.Standard).Errors.Single().Reason, Does.Contain("would run for ever"));
    }

    [Test]
    public void A_definition_is_kept_as_it_was_read()
    {
        string json = A.Json(A.WriteLine("w")).Replace("\"version\":1", "\"unknownField\": { \"kept\": [1.50, null] },\n \"version\": 1");

        Assert.That(WorkflowDefinition.Read(json, "x.json", ActivityCatalog.Standard).Json, Is.EqualTo(json));
    }

    private static IEnumerable<TestCaseData> Silences()
    {
        JsonObject ev = A.Event("e");
        yield return Case("waits that don't race", "they do not race", A.Flowchart("f", [A.WriteLine("a"), ev, A.Delay("d", "1.00:00:00"), A.WriteLine("z")], "a e", "a d", "e z", "d z"));
        yield return Case("an island", "never runs", A.Flowchart("f", [A.WriteLine("a"), A.WriteLine("b"), A.WriteLine("c")], "a b", "c b"));
        yield return Case("a wait that leads nowhere", "nothing follows this wait", A.Flowchart("f", [A.WriteLine("a"), A.Event("e")], "a e"));
        yield return Case("a port that is not there", "has no port 'Maybe'", A.Flowchart("f", [A.Activity("d", "Elsa.FlowDecision"), A.WriteLine("a")], "d.Maybe a"));
        yield return Case("WaitAll behind a decision", "skipped silently", A.Flowchart(
            "f", [A.Activity("d", "Elsa.FlowDecision"), A.WriteLine("a"), A.WriteLine("b"), A.Activity("j", "Elsa.FlowJoin", ("mode", "Literal", "WaitAll"))],
            "d.True a", "d.False b", "a j", "b j"));
        yield return Case("a connection back that faults", "faults when it is followed", A.Flowchart(
            "f", [A.WriteLine("a"), A.WriteLine("b"), A.WriteLine("c"), A.Event("d")], "a b", "a c", "b d", "c d", "d b"));
        yield return Case("For without a body", "never completes", A.Sequence("s", A.Activity("l", "Elsa.For")));
        yield return Case("an event without a name", "has no name", A.Sequence("s", A.Activity("e", "Elsa.Event")));
        yield return Case("a list as an Object expression", "no iteration", A.Sequence("s", A.Activity("p", "Elsa.ParallelForEach", ("items", "Object", "[1]"))));
        yield return Case("Complete in a nested container", "ends the whole workflow", A.Sequence("s", A.Sequence("n", A.Activity("c", "Elsa.Complete"))));
        yield return Case("a container in a race", "loses this race", A.Flowchart(
            "f", [A.WriteLine("a"), A.Sequence("n", A.Delay("d", "1.00:00:00")), A.Event("e"), A.Activity("j", "Elsa.FlowJoin")], "a n", "a e", "n j", "e j"));
    }

    [TestCaseSource(nameof(Silences))]
    public void The_author_is_warned_where_Elsa_is_silent(JsonObject root, string warning)
    {
        DefinitionCheck check = WorkflowDefinition.Check(A.Json(root), "x.json", ActivityCatalog.Standard);

        Assert.That(check.Errors, Is.Empty);
        Assert.That(check.Warnings.Select(found => found.Reason), Has.Some.Contains(warning));
    }

    [Test]
    public void The_author_is_warned_of_a_value_that_would_silently_become_zero()
    {
        JsonObject set = A.Activity("s", "Elsa.SetVariable", ("value", "Literal", "abc"));
        set["variable"] = new JsonObject { ["id"] = "n", ["name"] = "n" };

        DefinitionCheck check = WorkflowDefinition.Check(A.Json(set, A.Variable("n", "Int32")), "x.json", ActivityCatalog.Standard);

        Assert.That(check.Warnings.Single().Reason, Does.Contain("becomes 0"));
    }

    [Test]
    public void A_workflow_used_as_an_activity_gives_its_outputs_to_the_variables_bound_to_them()
    {
        string child = new JsonObject
        {
            ["definitionId"] = "Child", ["id"] = "c1", ["inputs"] = new JsonArray(new JsonObject { ["name"] = "Who", ["type"] = "String" }),
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "Answer", ["type"] = "String" }),
            ["root"] = A.Activity("o", "Elsa.SetOutput", ("outputName", "Literal", "Answer"), ("outputValue", "Input", "Who")),
        }.ToJsonString();
        JsonObject use = A.Activity("c", "Child", ("who", "Literal", "ann"));
        use["answer"] = new JsonObject { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = "got" } };
        ActivityCatalog catalog = ActivityCatalog.Standard.WithWorkflow(child, "child.json");

        WorkflowDefinition definition = WorkflowDefinition.Read(A.Json(A.Sequence("s", use), A.Variable("got", "String")), "x.json", catalog);

        Assert.That(Interpreter.Step(definition, null, new Start(), A.Moment).State.Variables["got"], Is.EqualTo("ann"));
    }

    [Test]
    public void A_sound_definition_has_no_warnings()
    {
        string json = A.Json(A.Flowchart(
            "f", [A.Activity("s", "Elsa.Start"), A.Delay("d", "7.00:00:00"), A.WriteLine("r"), A.Event("done"), A.Activity("x", "Elsa.Finish")],
            "s d", "d r", "r d", "s done", "done x"));

        Assert.That(WorkflowDefinition.Check(json, "x.json", ActivityCatalog.Standard).Warnings, Is.Empty);
    }

    private static TestCaseData Case(string name, string warning, JsonObject root) => new TestCaseData(root, warning).SetArgDisplayNames(name);
}
