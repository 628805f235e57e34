using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class InstanceMigrationTests
{
    private static readonly string[] Connections = ["s d", "s accepted", "d r", "r d", "accepted x"];

    private static JsonObject Lifecycle(string span, string reminder) => A.Flowchart(
        "f", [A.Activity("s", "Elsa.Start"), A.Delay("d", span), A.WriteLine("r", reminder), A.Event("accepted"), A.Activity("x", "Elsa.Finish")], Connections);

    [Test]
    public void A_moved_instance_keeps_its_waits_and_goes_on_by_the_new_version()
    {
        InstanceState old = Interpreter.Step(A.Definition(Lifecycle("7.00:00:00", "old"), A.Variable("n", "Int32", "3")), null, new Start(), A.Moment).State;
        WorkflowDefinition next = A.Definition(
            A.Flowchart("f", [A.WriteLine("new"), A.Activity("s", "Elsa.Start"), A.Event("accepted"), A.WriteLine("r", "new text"), A.Delay("d", "1.00:00:00"), A.Activity("x", "Elsa.Finish")],
                ["s new", .. Connections]),
            A.Variable("n", "String"));

        MigrationResult result = InstanceMigration.Move(old, next);
        StepResult fired = Interpreter.Step(next, InstanceState.Read(next, result.State!.Write()), new TimerFired(1), A.Moment.AddDays(7));

        Assert.That(result.Losses, Is.Empty);
        Assert.That(result.State.Waits.Select(wait => wait.Id), Is.EqualTo(old.Waits.Select(wait => wait.Id)));
        Assert.That(result.State.Variables["n"], Is.EqualTo("3"));
        Assert.That(fired.Effects.Single().Inputs["Text"], Is.EqualTo("new text"));
        Assert.That(fired.TimersSet.Single().DueAt, Is.EqualTo(A.Moment.AddDays(8)));
    }

    [Test]
    public void An_instance_whose_wait_would_be_lost_stays_where_it_is()
    {
        InstanceState old = Interpreter.Step(A.Definition(Lifecycle("7.00:00:00", "old")), null, new Start(), A.Moment).State;
        WorkflowDefinition next = A.Definition(A.Flowchart("f", [A.Activity("s", "Elsa.Start"), A.Delay("d", "7.00:00:00"), A.WriteLine("r")], "s d", "d r"));

        MigrationResult result = InstanceMigration.Move(old, next);

        Assert.That(result.State, Is.Null);
        Assert.That(result.Losses, Has.Some.Contains("the wait at activity 'accepted' (Elsa.Event) would be lost"));
    }

    [Test]
    public void Moving_to_the_same_version_changes_nothing()
    {
        WorkflowDefinition definition = A.Definition(A.Sequence("q", A.WriteLine("a"), Lifecycle("7.00:00:00", "r"), A.WriteLine("z")), A.Variable("n", "Int32", "3"));
        InstanceState state = Interpreter.Step(definition, null, new Start(CorrelationId: "C"), A.Moment).State;

        Assert.That(InstanceMigration.Move(state, definition).State!.Write(), Is.EqualTo(state.Write()));
    }
}
