using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

/// <summary>Random definitions and random happenings. Both follow from one number, so that a counterexample can be repeated.</summary>
public sealed class RandomDefinitionTests
{
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Nothing_gets_lost_and_everything_ends_faults_or_waits(int seed)
    {
        (WorkflowDefinition definition, Random random) = Random(seed);
        var open = new HashSet<int>();
        foreach (StepResult result in Live(definition, random))
        {
            foreach (JournalEntry entry in result.Journal)
            {
                if (entry.Event is JournalEvent.Started or JournalEvent.Resumed)
                    open.Add(entry.ExecutionNumber);
                else if (entry.Event is not JournalEvent.Suspended)
                    open.Remove(entry.ExecutionNumber);
            }

            InstanceState state = result.State;
            bool waits = state.SubStatus == WorkflowSubStatus.Suspended;
            if (waits && state.Waits.Count == 0)
                return false; // stuck
            if (waits && !state.Executions.Where(execution => execution.Status == ActivityStatus.Running && execution.Parent is not null)
                    .Select(execution => execution.Number).ToHashSet().SetEquals(open))
                return false; // something started that neither ended nor lives
            if (state.SubStatus == WorkflowSubStatus.Finished && state.Waits.Count > 0)
                return false;
            if (state.SubStatus is WorkflowSubStatus.Executing or WorkflowSubStatus.Pending)
                return false;
        }
        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool The_same_happenings_give_the_same_result_and_storing_changes_nothing(int seed)
    {
        (WorkflowDefinition definition, Random random) = Random(seed);
        (WorkflowDefinition again, Random sameRandom) = Random(seed);
        List<StepResult> kept = [.. Live(definition, random)], stored = [.. Live(again, sameRandom, stores: true)];
        return kept.Count == stored.Count && kept.Zip(stored).All(pair =>
            pair.First.State.Write().AsSpan().SequenceEqual(pair.Second.State.Write())
            && pair.First.TimersSet.SequenceEqual(pair.Second.TimersSet)
            && pair.First.TimersCleared.SequenceEqual(pair.Second.TimersCleared)
            && JournalCodec.Write(pair.First.Journal).AsSpan().SequenceEqual(JournalCodec.Write(pair.Second.Journal))
            && pair.First.Effects.Select(effect => (effect.ActivityId, effect.ExecutionNumber))
                .SequenceEqual(pair.Second.Effects.Select(effect => (effect.ActivityId, effect.ExecutionNumber))));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool A_step_leaves_the_state_it_was_given_alone(int seed)
    {
        (WorkflowDefinition definition, Random random) = Random(seed);
        InstanceState state = Interpreter.Step(definition, null, new Start(), A.Moment).State;
        for (int i = 0; i < 20 && Next(state, random) is { } happening; i++)
        {
            byte[] before = state.Write();
            StepResult result = Interpreter.Step(definition, state, happening, A.Moment.AddDays(i));
            if (!before.AsSpan().SequenceEqual(state.Write()))
                return false;
            state = result.State;
        }
        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool The_timers_that_the_host_holds_are_the_timers_of_the_state(int seed)
    {
        (WorkflowDefinition definition, Random random) = Random(seed);
        var held = new HashSet<int>();
        foreach (StepResult result in Live(definition, random))
        {
            held.UnionWith(result.TimersSet.Select(timer => timer.BookmarkId));
            held.ExceptWith(result.TimersCleared);
            var wanted = result.State.Status == WorkflowStatus.Finished
                ? []
                : result.State.Waits.Where(wait => wait.Kind == BookmarkKind.Timer).Select(wait => wait.Id);
            if (!held.SetEquals(wanted))
                return false;
        }
        return true;
    }

    private static IEnumerable<StepResult> Live(WorkflowDefinition definition, Random random, bool stores = false)
    {
        StepResult result = Interpreter.Step(definition, null, new Start(), A.Moment);
        yield return result;
        for (int i = 0; i < 60 && Next(result.State, random) is { } happening; i++)
        {
            InstanceState state = stores ? InstanceState.Read(definition, result.State.Write()) : result.State;
            result = Interpreter.Step(definition, state, happening, A.Moment.AddDays(i));
            yield return result;
        }
    }

    private static Happening? Next(InstanceState state, Random random)
    {
        if (state.Status == WorkflowStatus.Finished || state.Waits.Count == 0)
            return null;
        Bookmark wait = state.Waits[random.Next(state.Waits.Count)];
        return random.Next(10) == 0 ? new EventArrived("nobody")
            : wait.Kind == BookmarkKind.Event ? new EventArrived(wait.EventName!)
            : new TimerFired(wait.Id);
    }

    private static (WorkflowDefinition Definition, Random Random) Random(int seed)
    {
        var random = new Random(seed);
        int count = 0;
        return (A.Definition(Flowchart(random, 0, ref count)), random);
    }

    private static JsonObject Flowchart(Random random, int depth, ref int count)
    {
        string id = $"f{count++}";
        var activities = new List<JsonObject> { A.Activity($"s{count++}", "Elsa.Start") };
        int size = random.Next(1, 8);
        for (int i = 0; i < size; i++)
            activities.Add(Any(random, depth + 1, ref count));

        var connections = new List<string>();
        for (int to = 1; to < activities.Count; to++)
        {
            int ways = random.Next(1, 3);
            for (int way = 0; way < ways; way++)
                connections.Add(Connection(activities[random.Next(to)], activities[to], random));
        }
        // Back only from what waits, so that no circle runs for ever.
        foreach (JsonObject wait in activities.Where(activity => (string)activity["type"]! is "Elsa.Event" or "Elsa.Delay"))
        {
            if (random.Next(4) == 0)
                connections.Add(Connection(wait, activities[random.Next(1, activities.IndexOf(wait) + 1)], random));
        }
        return A.Flowchart(id, [.. activities], [.. connections.Distinct()]);
    }

    private static string Connection(JsonObject from, JsonObject to, Random random)
    {
        string port = (string)from["type"]! == "Elsa.FlowDecision" ? random.Next(2) == 0 ? ".True" : ".False" : "";
        return $"{from["id"]}{port} {to["id"]}";
    }

    private static JsonObject Any(Random random, int depth, ref int count)
    {
        string id = $"a{count++}";
        switch (random.Next(depth > 2 ? 8 : 14))
        {
            case 0 or 1: return A.Event(id, $"e{random.Next(4)}");
            case 2: return A.Delay(id, $"{random.Next(1, 5)}.00:00:00");
            case 3: return A.Activity(id, "Elsa.FlowDecision", ("condition", "Literal", random.Next(2) == 0));
            case 4: return A.Activity(id, "Elsa.FlowJoin", ("mode", "Literal", random.Next(3) switch { 0 => "WaitAny", 1 => "WaitAll", _ => "WaitAllActive" }));
            case 5: return A.Activity(id, "ActionPlans.WaitUntil", ("point", "Literal", "next step"));
            case 6 or 7: return A.WriteLine(id);
            case 8: return A.Activity(id, random.Next(4) switch { 0 => "Elsa.End", 1 => "Elsa.Finish", 2 => "Elsa.Break", _ => "Elsa.Complete" });
            case 9: return Flowchart(random, depth, ref count);
            case 10:
                var fork = new JsonObject { ["id"] = id, ["type"] = "Elsa.Fork", ["joinMode"] = random.Next(2) == 0 ? "WaitAll" : "WaitAny" };
                fork["branches"] = new JsonArray(Any(random, depth + 1, ref count), Any(random, depth + 1, ref count));
                return fork;
            case 11:
                JsonObject each = A.Activity(id, random.Next(2) == 0 ? "Elsa.ForEach" : "Elsa.ParallelForEach", ("items", "JavaScript", "[1, 2, 3]"));
                each["body"] = Any(random, depth + 1, ref count);
                return each;
            case 12:
                JsonObject loop = A.Activity(id, "Elsa.For", ("start", "Literal", 1), ("end", "Literal", random.Next(0, 4)));
                loop["body"] = Any(random, depth + 1, ref count);
                return loop;
            default: return A.Sequence(id, Any(random, depth + 1, ref count), Any(random, depth + 1, ref count));
        }
    }
}
