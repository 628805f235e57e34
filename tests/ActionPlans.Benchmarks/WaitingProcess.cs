using System.Diagnostics;
using System.Globalization;
using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Benchmarks;

/// <summary>Watches a fresh worker process from outside.</summary>
internal static class WaitingProcess
{
    private const int WaitsSeconds = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>The most memory that a worker ever had resident while nothing was due, in MB.</returns>
    public static async Task<double> PeakMegabytesAsync(BenchmarkFolder folder, CancellationToken cancellationToken)
    {
        Progress.Line($"a worker waits for {WaitsSeconds} s in a process of its own");
        using var process = Begin(folder, BenchmarkCalendar.Quiet, WaitsSeconds);
        var peak = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return long.Parse(peak.Trim(), CultureInfo.InvariantCulture) / 1024.0 / 1024.0;
    }

    /// <returns>From the start of a process to the commit of its first timers.</returns>
    public static async Task<TimeSpan> StartUpAsync(BenchmarkFolder folder, Database database, CancellationToken cancellationToken)
    {
        Progress.Line("a worker starts in a process of its own");
        using var connection = database.OpenForReading();
        long LastStep() => connection.ExecuteScalar<long>("SELECT max(Id) FROM WorkflowJournal");
        var before = LastStep();
        var watch = Stopwatch.StartNew();
        using var process = Begin(folder, BenchmarkCalendar.AllDue, seconds: 600);
        try
        {
            while (LastStep() == before)
            {
                if (watch.Elapsed > Patience || process.HasExited)
                    throw new InvalidOperationException("the worker process fired no timer");
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }

            return watch.Elapsed;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process Begin(BenchmarkFolder folder, DateTimeOffset at, int seconds) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        [
            .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(WaitingProcess).Assembly.Location] : Array.Empty<string>(),
            WaitCommand.Name, "--folder", folder.Path, "--at", at.ToString("O", CultureInfo.InvariantCulture),
            "--seconds", seconds.ToString(CultureInfo.InvariantCulture),
        ])
    { RedirectStandardOutput = true })!;
}
