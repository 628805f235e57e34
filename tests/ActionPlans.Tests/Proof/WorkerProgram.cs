using System.Globalization;
using ActionPlans.Cli;
using ActionPlans.Runtime.Worker;

namespace ActionPlans.Tests.Proof;

/// <summary>
/// What `actionplans work` does, on a clock that starts at a given moment: letters go out in office hours only, and the tests run at any hour.
/// The test assembly is started with it as a process that can be killed.
/// </summary>
internal static class WorkerProgram
{
    public static async Task Main(string[] args)
    {
        if (args is not [var folder, var at])
            return; // a test runner starts the assembly without arguments

        var clock = new ShiftedClock(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
        using var data = DataFolder.Open(folder, clock, services => services.AddActionPlansWorker(Path.Combine(folder, "quartz.db")));
        await data.Get<IServiceProvider>().WorkAsync(CancellationToken.None);
    }
}

/// <summary>Runs like the system's clock, from another moment on.</summary>
internal sealed class ShiftedClock(DateTimeOffset from) : TimeProvider
{
    private readonly TimeSpan shift = from - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
