using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class ActivityCatalogTests
{
    [Test]
    public void Knows_every_activity_that_definitions_may_use()
    {
        string[] expected =
        [
            "ActionPlans.Escalate", "ActionPlans.Notify", "ActionPlans.Record", "ActionPlans.RequestEvidence", "ActionPlans.WaitUntil",
            .. "Break Complete Correlate Cron Delay DispatchWorkflow End Event Fault Finish FlowDecision FlowFork FlowJoin FlowSwitch Flowchart For ForEach Fork If "
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat("Parallel ParallelForEach PublishEvent RunJavaScript Sequence SetName SetOutput SetVariable Start StartAt Switch Timer While WriteLine"
                .Split(' ')).Select(name => "Elsa." + name),
        ];

        Assert.That(ActivityCatalog.Standard.Types.Select(type => type.TypeName), Is.EquivalentTo(expected));
    }

    [Test]
    public void Describes_each_to_people_and_to_the_palette()
    {
        foreach (ActivityType type in ActivityCatalog.Standard.Types)
        {
            Assert.That(type.Description, Is.Not.Empty, type.TypeName);
            Assert.That(type.Category, Is.Not.Empty, type.TypeName);
            Assert.That(type.Inputs.Select(input => input.UiHint), Has.None.EqualTo("single-line"), "Studio shows it as unsupported");
        }
        Assert.That(ActivityCatalog.Standard.Find("Elsa.ParallelForEach")!.DisplayName, Is.EqualTo("Parallel For Each"));
    }

    [Test]
    public void One_definition_steps_on_many_threads_at_once()
    {
        WorkflowDefinition definition = A.Definition(
            A.Flowchart("f", [A.Activity("a", "Elsa.WriteLine", ("text", "JavaScript", "let s = 0; for (const i of [1,2,3]) s += i * getN(); `${s}`")), A.Event("e")], "a e"),
            A.Variable("N", "Int32", "7"));
        var texts = new System.Collections.Concurrent.ConcurrentBag<object?>();

        System.Threading.Tasks.Parallel.For(0, 2_000, _ => texts.Add(Interpreter.Step(definition, null, new Start(), A.Moment).Effects.Single().Inputs["Text"]));

        Assert.That(texts.Distinct(), Is.EqualTo(new[] { "42" }));
    }
}
