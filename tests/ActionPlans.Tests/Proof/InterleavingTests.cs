using System.Text.RegularExpressions;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;
using ActionPlans.Tests.Workflows;
using FsCheck;
using FsCheck.Fluent;

namespace ActionPlans.Tests.Proof;

/// <summary>
/// However timers, people, repeated clicks, restarts and batches interleave: the journal and the effects are those of the same life taken one
/// step at a time. What one subject goes through keeps its order; everything else is shuffled.
/// </summary>
[TestFixture]
public sealed partial class InterleavingTests
{
    private const int Recommendations = 4;
    private const int AlarmsEach = 2;
    private static readonly DateOnly Received = new(2012, 10, 29);

    [FsCheck.NUnit.Property(MaxTest = 40, Arbitrary = [typeof(Lives)])]
    public void Any_interleaving_does_what_one_step_at_a_time_does(Life life)
    {
        var oneAtATime = LiveAsync(life, OneAtATime).GetAwaiter().GetResult();
        var interleaved = LiveAsync(life, Interleaved).GetAwaiter().GetResult();

        Assert.That(interleaved, Is.EqualTo(oneAtATime));
    }

    /// <summary>Of each instance two timers fire in one batch, and the third in another.</summary>
    [Test]
    public async Task Every_timer_of_every_instance_is_heard_though_all_say_the_same()
    {
        var done = await LiveAsync(new Life(Seed: 1, RestartPercent: 0, BatchSize: 250, [new Day(25, []), new Day(10, [])]), Interleaved);

        Assert.That(
            done.Count(fact => fact.StartsWith("notice", StringComparison.Ordinal) && fact.Contains("evidence-requested", StringComparison.Ordinal)),
            Is.EqualTo(Recommendations * AlarmsEach * 3));
    }

    private static async Task<IReadOnlyList<string>> LiveAsync(Life life, Func<Installation, Life, Day, Random, Task> liveThrough)
    {
        using var definitions = Definitions();
        using var installation = Installation.At(Received, definitions: definitions.Path);
        var random = new Random(life.Seed);
        await installation.ImportAsync(FictionalReport.AskingMuch("Within 3 months", Recommendations) with { PlanWithin = null }, Received);
        using (var work = installation.Database.Begin())
        {
            await installation.Runtime.StartAsync(
                work, Enumerable.Range(0, Recommendations * AlarmsEach).Select(i => new WorkflowStart("alarms", $"R{1 + i / AlarmsEach}", Anchor.None(Received))), CancellationToken.None);
            work.Commit();
        }

        var day = Received;
        foreach (var next in life.Days)
        {
            day = day.AddDays(next.After);
            installation.SleepUntil(day);
            await liveThrough(installation, life, next, random);
        }

        // Evidence is numbered as it comes in and checks as recommendations are closed, whosever they are: their numbers may differ.
        return [.. EverythingDone.Decided(installation).Select(fact => NumberInOrder().Replace(fact, "$1…")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Who acts before the timers of the day, then the timers, one a transaction, then who acts after them.</summary>
    private static async Task OneAtATime(Installation installation, Life life, Day day, Random random)
    {
        installation.Runtime.BatchSize = 1;
        foreach (var act in day.Acts.Where(act => act.Early))
            await DoAsync(installation, act);
        await installation.Runtime.FireAllDueAsync(CancellationToken.None);
        foreach (var act in day.Acts.Where(act => !act.Early))
            await DoAsync(installation, act);
    }

    private static async Task Interleaved(Installation installation, Life life, Day day, Random random)
    {
        var early = Shuffled(day.Acts.Where(act => act.Early), random);
        var late = Shuffled(day.Acts.Where(act => !act.Early), random);
        foreach (var act in early)
            await DisturbedAsync(installation, life, act, random);

        // Shards in any order, some of them twice, until nothing is due.
        int fired;
        do
        {
            fired = 0;
            foreach (var shard in Enumerable.Range(0, Shards.Count).OrderBy(_ => random.Next()))
            {
                Disturb(installation, life, random);
                installation.Runtime.BatchSize = life.BatchSize;
                fired += await installation.Runtime.FireDueAsync(shard, CancellationToken.None);
            }
        }
        while (fired > 0);

        foreach (var act in late)
            await DisturbedAsync(installation, life, act, random);
    }

    private static async Task DisturbedAsync(Installation installation, Life life, Act act, Random random)
    {
        Disturb(installation, life, random);
        await DoAsync(installation, act);
        // A second click, or a proxy that sends the request again. Handing in once more would be something new.
        if (act.Kind != Deed.HandIn && random.Next(2) == 0)
            await DoAsync(installation, act);
    }

    private static void Disturb(Installation installation, Life life, Random random)
    {
        if (random.Next(100) < life.RestartPercent)
            installation.Restart();
    }

    private static async Task DoAsync(Installation installation, Act act)
    {
        var subject = SubjectId.Recommendation(act.Recommendation);
        switch (act.Kind)
        {
            case Deed.HandIn:
                await installation.HandInAsync(subject.ToString());
                break;
            case Deed.Withdraw:
                await installation.Mediator.Send(new WithdrawRecommendation(subject, "No longer commissioned.", Installation.Lead));
                break;
            default:
                foreach (var evidence in (await installation.ShowAsync(subject.ToString())).Evidence)
                {
                    if (act.Kind == Deed.Accept)
                        await installation.Mediator.Send(new AcceptEvidence(evidence.Id, Installation.Reviewer));
                    else
                        await installation.Mediator.Send(new RejectEvidence(evidence.Id, "It does not show since when.", Installation.Reviewer));
                }

                break;
        }
    }

    /// <summary>Each subject's own acts keep their order.</summary>
    private static List<Act> Shuffled(IEnumerable<Act> acts, Random random)
    {
        var queues = acts.GroupBy(act => act.Recommendation).Select(own => new Queue<Act>(own)).ToList();
        var shuffled = new List<Act>();
        while (queues.Count > 0)
        {
            var queue = queues[random.Next(queues.Count)];
            shuffled.Add(queue.Dequeue());
            queues.RemoveAll(other => other.Count == 0);
        }

        return shuffled;
    }

    /// <summary>The shipped definitions, and one whose instance has three timers that say the same thing: after downtime all are due at once.</summary>
    private static TempFolder Definitions()
    {
        var folder = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(WorkflowDefinitions.ShippedFolder, "*.json"))
            File.Copy(file, folder[Path.GetFileName(file)]);

        string[] alarms = ["one", "two", "three"];
        var activities = alarms.SelectMany((name, i) => new[]
        {
            A.Delay(name, $"{10 * (i + 1)}.00:00:00"),
            A.Activity($"say-{name}", "ActionPlans.Notify", ("recipient", "Literal", "lead"), ("template", "Literal", "evidence-requested")),
        });
        var flow = A.Flowchart(
            "flow", [A.Activity("start", "Elsa.Start"), .. activities], [.. alarms.SelectMany(name => new[] { $"start {name}", $"{name} say-{name}" })]);
        File.WriteAllText(folder["alarms.json"], A.Json(flow).Replace("\"test\"", "\"alarms\"", StringComparison.Ordinal));
        return folder;
    }

    [GeneratedRegex(@"\b([ES])\d+")]
    private static partial Regex NumberInOrder();

    /// <param name="RestartPercent">How often the process is stopped and started between two transactions.</param>
    public sealed record Life(int Seed, int RestartPercent, int BatchSize, IReadOnlyList<Day> Days)
    {
        public override string ToString() => $"seed {Seed}, {RestartPercent} % restarts, batches of {BatchSize}: {string.Join("; ", Days)}";
    }

    /// <param name="After">Days since the one before; nobody works meanwhile.</param>
    public sealed record Day(int After, IReadOnlyList<Act> Acts)
    {
        public override string ToString() => $"{After} days later {string.Join(", ", Acts)}";
    }

    /// <param name="Early">Before the timers of the day have fired.</param>
    public sealed record Act(int Recommendation, Deed Kind, bool Early);

    public enum Deed
    {
        HandIn,
        Accept,
        Reject,
        Withdraw,
    }

    private static class Lives
    {
        public static Arbitrary<Life> Life()
        {
            var act = from recommendation in Gen.Choose(1, Recommendations)
                      from kind in Gen.Frequency((4, Gen.Constant(Deed.HandIn)), (3, Gen.Constant(Deed.Accept)), (3, Gen.Constant(Deed.Reject)), (1, Gen.Constant(Deed.Withdraw)))
                      from early in Gen.Elements(true, false)
                      select new Act(recommendation, kind, early);
            var day = from after in Gen.Choose(1, 45)
                      from count in Gen.Choose(0, 4)
                      from acts in Gen.ListOf(act, count)
                      select new Day(after, [.. acts]);
            return Arb.From(
                from seed in Gen.Choose(1, int.MaxValue)
                from restarts in Gen.Elements(0, 5, 15)
                from batch in Gen.Elements(1, 2, 3, 250)
                from count in Gen.Choose(2, 6)
                from days in Gen.ListOf(day, count)
                select new Life(seed, restarts, batch, [.. days]));
        }
    }
}
