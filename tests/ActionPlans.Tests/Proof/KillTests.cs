using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Proof;

/// <summary>kill -9, for real. ACTIONPLANS_KILLS=200 kills that often; by default it is twenty times in a row, in the middle of one burst.</summary>
[TestFixture]
public sealed class KillTests
{
    private const int KillsInARow = 20;

    /// <summary>A killed worker's letters are left to it for five minutes: the next one starts later than that, by its own clock.</summary>
    private static readonly TimeSpan BetweenWorkers = TimeSpan.FromMinutes(6);

    private static int Bursts => int.TryParse(Environment.GetEnvironmentVariable("ACTIONPLANS_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills)
        ? (kills + KillsInARow - 1) / KillsInARow
        : 1;

    private static IEnumerable<int> Seeds => Enumerable.Range(1, Bursts);

    [TestCaseSource(nameof(Seeds))]
    public async Task A_worker_killed_twenty_times_in_the_middle_of_a_burst_sends_every_message_once(int seed)
    {
        var random = new Random(seed);
        var day = new DateOnly(2026, 4, 14);
        var at = LondonTime.At(day, new TimeOnly(10, 0));
        using var burst = await Burst.OnAsync(day);
        var reached = new List<int>();

        for (var left = KillsInARow; left > 0; left--, at += BetweenWorkers)
        {
            using var worker = WorkerProcess.At(at, burst.Folder);
            // Always some progress, never all of it: an even share of what is left, give or take.
            var before = burst.Progress();
            var share = (Burst.Steps - before) / (left + 1);
            var enough = before + random.Next(1, Math.Max(2, 2 * share));
            await Burst.WatchAsync(worker, () => burst.Progress() >= enough);
            worker.Kill();
            reached.Add(burst.Progress());
        }

        TestContext.Out.WriteLine($"killed after {string.Join(", ", reached)} of {Burst.Steps} steps");
        Assert.That(reached[^1], Is.LessThan(Burst.Steps), "the last kill came too late to be in the middle");
        await burst.FinishAsync(at);
        burst.AssertEverythingOnce();
    }

    [Test]
    public async Task The_command_itself_killed_while_its_timers_fire_loses_nothing()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var burst = await Burst.OnAsync(LondonTime.Today(now));
        var kills = 0;

        while (burst.Fired() is var before && before < Burst.Size)
        {
            using var worker = WorkerProcess.Command(burst.Folder);
            await Burst.WatchAsync(worker, () => burst.Fired() > before);
            worker.Kill();
            kills++;
        }

        TestContext.Out.WriteLine($"{kills} kills until all timers had fired");
        // Whether letters went out already depends on the hour of this test; the next morning they are all out.
        await burst.FinishAsync(new SendingHours(WorkingDays.EnglandAndWales).NextMorning(now) + BetweenWorkers);
        burst.AssertEverythingOnce();
    }
}
