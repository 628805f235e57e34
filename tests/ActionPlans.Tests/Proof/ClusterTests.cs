using System.Diagnostics;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Proof;

/// <summary>
/// Several workers on one server, and kill -9 for one of them every few seconds. On a PostgreSQL that the test starts, or on the empty database that
/// ACTIONPLANS_TEST_CLUSTER connects to: tests/cluster runs it like this.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed class ClusterTests
{
    private const int Timers = 20_000;
    private const int Bodies = 500; // a letter shows fifty things, and all of them are looked at
    private const int Nodes = 3;
    private const int Kills = 8;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Test]
    public async Task Three_workers_of_which_one_is_killed_every_few_seconds_do_everything_once()
    {
        var elsewhere = Environment.GetEnvironmentVariable("ACTIONPLANS_TEST_CLUSTER");
        if (string.IsNullOrEmpty(elsewhere) && !PostgreSqlServer.IsInstalled)
            Assert.Ignore("PostgreSQL is not installed");
        using var database = string.IsNullOrEmpty(elsewhere) ? PostgreSqlServer.Shared.MakeDatabase("cluster") : null;

        var day = new DateOnly(2026, 4, 14);
        var at = LondonTime.At(day, new TimeOnly(10, 0));
        using var burst = await Burst.OnAsync(day, Timers, Bodies, database?.Connection ?? elsewhere);
        var shift = at - TimeProvider.System.GetUtcNow();
        var random = new Random(20_000);
        var nodes = Enumerable.Range(0, Nodes).Select(_ => WorkerProcess.Node(shift, burst.Folder)).ToArray();
        var fired = new List<int>();
        var watch = Stopwatch.StartNew();
        try
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                // A few seconds, or an even share of the work where that is quicker: the kills are all to be in the middle.
                var began = watch.Elapsed;
                while (burst.Fired() < kill * Timers / (Kills + 1) && watch.Elapsed - began < Between)
                    await Task.Delay(50);
                fired.Add(burst.Fired());
                var victim = random.Next(Nodes);
                nodes[victim].Dispose();
                nodes[victim] = WorkerProcess.Node(shift, burst.Folder);
            }

            Assert.That(fired[^1], Is.LessThan(Timers), "the last kill came too late to be in the middle");
            var undisturbed = Stopwatch.StartNew();
            while (burst.Fired() < Timers)
            {
                Assert.That(nodes.Where(node => node.HasExited).Select(node => node.Said()), Is.Empty, "a worker ended by itself");
                Assert.That(undisturbed.Elapsed, Is.LessThan(Patience), $"the workers do not get on: {string.Join(", ", fired)}");
                await Task.Delay(50);
            }

            TestContext.Out.WriteLine($"killed after {string.Join(", ", fired)} of {Timers}; the rest took {undisturbed.Elapsed.TotalSeconds:0} s, all of it {watch.Elapsed.TotalSeconds:0} s");
        }
        finally
        {
            foreach (var node in nodes)
                node.Dispose();
        }

        // Whoever had a digest that day has the rest in the next morning's.
        await burst.FinishAsync(LondonTime.At(day.AddDays(1), new TimeOnly(10, 0)));
        burst.AssertEverythingOnce();
    }
}
