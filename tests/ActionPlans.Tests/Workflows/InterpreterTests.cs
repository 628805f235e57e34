using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class InterpreterTests
{
    [Test]
    public void A_wait_for_a_point_is_left_by_the_outcome_that_the_host_rings_with()
    {
        WorkflowDefinition definition = A.Definition(
            A.Flowchart("f", [A.Activity("w", "ActionPlans.WaitUntil", ("point", "Literal", "7 days before")), Notify("n"), A.WriteLine("gone")], "w n", "w.NoDeadline gone"));
        StepResult started = Interpreter.Step(definition, null, new Start(), A.Moment);

        StepResult rung = Interpreter.Step(definition, started.State, new TimerFired(1), A.Moment);
        StepResult without = Interpreter.Step(definition, started.State, new TimerFired(1, "NoDeadline"), A.Moment);

        Assert.That(started.TimersSet, Is.EqualTo(new[] { new TimerSet(1, null, "7 days before") }));
        Assert.That(rung.TimersCleared, Is.EqualTo(new[] { 1 }));
        Assert.That(rung.Effects.Single().Type, Is.EqualTo("ActionPlans.Notify"));
        Assert.That(rung.Effects.Single().Inputs["Recipient"], Is.EqualTo("lead"));
        Assert.That(without.Effects.Single().Inputs["Text"], Is.EqualTo("gone"));
        Assert.That(rung.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
    }

    [Test]
    public void Escalation_goes_to_the_next_step_when_nothing_is_said()
    {
        WorkflowDefinition definition = A.Definition(A.Activity("e", "ActionPlans.Escalate"));

        Assert.That(Interpreter.Step(definition, null, new Start(), A.Moment).Effects.Single().Inputs["Recipient"], Is.EqualTo("next"));
    }

    [Test]
    public void A_timer_that_fires_twice_is_consumed_once()
    {
        WorkflowDefinition definition = A.Definition(A.Sequence("s", A.Delay("d", "1.00:00:00"), A.Event("e")));
        InstanceState waiting = Interpreter.Step(definition, null, new Start(), A.Moment).State;
        InstanceState after = Interpreter.Step(definition, waiting, new TimerFired(1), A.Moment).State;

        StepResult again = Interpreter.Step(definition, after, new TimerFired(1), A.Moment);

        Assert.That(again.Consumed, Is.False);
        Assert.That(again.Reason, Is.EqualTo("no such timer waits"));
        Assert.That(again.State, Is.SameAs(after));
    }

    [Test]
    public void A_retry_runs_what_faulted_once_more_and_sets_resting_timers_again()
    {
        WorkflowDefinition definition = A.Definition(
            A.Flowchart("f", [A.WriteLine("a"), A.Delay("d", "3.00:00:00"), A.Activity("x", "Elsa.WriteLine", ("text", "JavaScript", "if (getName() == '') throw 'no name'; getName()")), A.Event("named")],
                "a d", "a x", "x named"),
            A.Variable("Name", "String", ""));
        StepResult faulted = Interpreter.Step(definition, null, new Start(), A.Moment);

        StepResult still = Interpreter.Step(definition, faulted.State, new Retry(), A.Moment);

        Assert.That(faulted.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
        Assert.That(faulted.TimersSet, Is.Empty);
        Assert.That(Interpreter.Step(definition, faulted.State, new TimerFired(1), A.Moment).Consumed, Is.False);
        Assert.That(still.State.OpenIncidents, Has.Count.EqualTo(1));

        InstanceState repaired = InstanceState.Read(definition, faulted.State.Write());
        repaired.Executions[0].Variables![0] = "ann";
        StepResult mended = Interpreter.Step(definition, repaired, new Retry(), A.Moment);
        Assert.That(mended.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Suspended));
        Assert.That(mended.Effects.Single().Inputs["Text"], Is.EqualTo("ann"));
        Assert.That(mended.TimersSet.Single().DueAt, Is.EqualTo(A.Moment.AddDays(3)));
    }

    [Test]
    public void Cancelling_clears_every_timer_and_records_the_reason()
    {
        WorkflowDefinition definition = A.Definition(A.Delay("d", "1.00:00:00"));
        InstanceState waiting = Interpreter.Step(definition, null, new Start(), A.Moment).State;

        StepResult cancelled = Interpreter.Step(definition, waiting, new Cancel("withdrawn"), A.Moment);

        Assert.That(cancelled.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Cancelled));
        Assert.That(cancelled.TimersCleared, Is.EqualTo(new[] { 1 }));
        Assert.That(cancelled.Journal.Single().Message, Is.EqualTo("withdrawn"));
    }

    [Test]
    public void A_wait_of_years_is_a_timer_like_any_other()
    {
        StepResult started = Interpreter.Step(A.Definition(A.Delay("d", "3650.00:00:00")), null, new Start(), A.Moment);

        Assert.That(started.TimersSet.Single().DueAt, Is.EqualTo(A.Moment.AddDays(3650)));
    }

    [TestCase("10675199.00:00:00")]
    [TestCase("-10675199.00:00:00")]
    public void A_wait_beyond_the_calendar_does_not_throw(string span) =>
        Assert.That(() => Interpreter.Step(A.Definition(A.Delay("d", span)), null, new Start(), A.Moment), Throws.Nothing);

    [Test]
    public void A_loop_that_never_rests_faults_and_says_so()
    {
        JsonObject forever = A.Activity("l", "Elsa.While", ("condition", "JavaScript", "true"));
        forever["body"] = A.WriteLine("w");

        InstanceState state = Interpreter.Step(A.Definition(forever), null, new Start(), A.Moment).State;

        Assert.That(state.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
        Assert.That(state.OpenIncidents.Single().Message, Does.Contain("never waits or ends"));
    }

    [Test]
    public void A_loop_over_a_costly_script_comes_to_an_end()
    {
        JsonObject forever = A.Activity("l", "Elsa.While", ("condition", "JavaScript", "let i = 0; while (i < 100000) i++; true"));
        forever["body"] = A.WriteLine("w");

        InstanceState state = Interpreter.Step(A.Definition(forever), null, new Start(), A.Moment).State;

        Assert.That(state.OpenIncidents.Single().Message, Does.Contain("together"));
    }

    [Test]
    public void A_year_of_reminders_runs_in_milliseconds()
    {
        WorkflowDefinition definition = A.Definition(
            A.Flowchart("f", [A.Activity("s", "Elsa.Start"), A.Delay("d", "1.00:00:00"), Notify("n")], "s d", "d n", "n d"));
        StepResult result = Interpreter.Step(definition, null, new Start(), A.Moment);
        int sent = 0;
        for (int day = 1; day <= 365; day++)
        {
            result = Interpreter.Step(definition, result.State, new TimerFired(result.TimersSet.Single().BookmarkId), A.Moment.AddDays(day));
            sent += result.Effects.Count;
        }

        Assert.That(sent, Is.EqualTo(365));
        Assert.That(result.State.Write(), Has.Length.LessThan(100));
    }

    [Test]
    public void A_state_stays_small_however_many_steps_were_taken()
    {
        WorkflowDefinition definition = A.Definition(A.Flowchart(
            "f",
            [A.Activity("s", "Elsa.Start"), A.Activity("w", "ActionPlans.WaitUntil", ("point", "Literal", "next step")), Notify("n"), Notify("m"), A.Event("e1"), A.Event("e2"), A.Event("e3"), A.Event("e4"), A.Activity("x", "Elsa.Finish")],
            "s w", "w n", "n m", "m w", "s e1", "s e2", "s e3", "s e4", "e1 x"));
        byte[] stored = Interpreter.Step(definition, null, new Start(CorrelationId: "REC-2012-000123"), A.Moment).State.Write();
        for (int i = 0; i < 2_000; i++)
            stored = OneStep(stored);

        Assert.That(stored, Has.Length.LessThan(250));

        byte[] OneStep(byte[] bytes)
        {
            InstanceState state = InstanceState.Read(definition, bytes);
            StepResult result = Interpreter.Step(definition, state, new TimerFired(state.Waits.First(wait => wait.Kind == BookmarkKind.Timer).Id), A.Moment);
            JournalCodec.Write(result.Journal);
            return result.State.Write();
        }
    }

    private static JsonObject Notify(string id) =>
        A.Activity(id, "ActionPlans.Notify", ("recipient", "Literal", "lead"), ("template", "Literal", "reminder"));
}
