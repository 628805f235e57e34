using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace ActionPlans.Benchmarks;

/// <summary>`wait`: the worker in a process of its own, as the benchmark starts it to see how it starts and what it costs to wait.</summary>
internal static class WaitCommand
{
    public const string Name = "wait";

    public static Command Create()
    {
        var folder = new Option<string>("--folder") { Required = true };
        var at = new Option<string>("--at") { Required = true };
        var seconds = new Option<int>("--seconds") { Required = true };
        var command = new Command(Name, "Used by the other benchmarks") { folder, at, seconds };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            var now = DateTimeOffset.Parse(parsed.GetRequiredValue(at), CultureInfo.InvariantCulture);
            using var host = new BenchmarkHost(parsed.GetRequiredValue(folder), new ShiftedClock(now));
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            await host.WorkAsync(stop.Token);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
            return 0;
        });
        return command;
    }
}
