using System.Diagnostics;

namespace ActionPlans.Benchmarks;

/// <summary>Wall clock and processor time of a stretch of work in this process.</summary>
internal sealed record Measured(int Items, TimeSpan Elapsed, TimeSpan Cpu)
{
    public double PerSecond => Items / Elapsed.TotalSeconds;

    public double CpuMsEach => Cpu.TotalMilliseconds / Items;

    /// <param name="work">Returns how many items it dealt with.</param>
    public static async Task<Measured> OfAsync(string what, Func<Task<int>> work)
    {
        Progress.Line(what);
        // What an earlier stretch left behind is not this one's cost.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var items = await work();
        watch.Stop();
        process.Refresh();
        var measured = new Measured(items, watch.Elapsed, process.TotalProcessorTime - cpu);
        Progress.Line($"  {measured.Items} in {measured.Elapsed.TotalSeconds:F1} s: {measured.PerSecond:F0}/s, {measured.CpuMsEach:F4} ms of CPU each");
        return measured;
    }
}
