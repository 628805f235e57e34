using System.Globalization;
using ActionPlans.Cli;
using ActionPlans.Data;
using ActionPlans.Runtime.Worker;
using Microsoft.Extensions.Configuration;

namespace ActionPlans.Tests.Proof;

/// <summary>
/// What `actionplans work` does, on a clock that starts at a given moment: letters go out in office hours only, and the tests run at any hour.
/// The test assembly is started with it as a process that can be killed.
/// </summary>
internal static class WorkerProgram
{
    public static async Task Main(string[] args)
    {
        if (args is not [var folder, .. var when])
            return; // a test runner starts the assembly without arguments

        using var database = Database.At(new ConfigurationBuilder().AddDataFolder(folder).Build()[Database.Setting], folder);
        TimeProvider clock = when is ["shifted", var ticks]
            ? new ShiftedClock(database.Clock(TimeProvider.System), new TimeSpan(long.Parse(ticks, CultureInfo.InvariantCulture)))
            : new ShiftedClock(DateTimeOffset.Parse(when[0], CultureInfo.InvariantCulture));
        using var data = DataFolder.Open(folder, clock, services => services.AddActionPlansWorker(Path.Combine(folder, "quartz.db")));
        await data.Get<IServiceProvider>().WorkAsync(CancellationToken.None);
    }
}

/// <summary>Runs like another clock, at another time.</summary>
internal sealed class ShiftedClock(TimeProvider clock, TimeSpan shift) : TimeProvider
{
    /// <summary>As the system's, from <paramref name="from"/> on.</summary>
    public ShiftedClock(DateTimeOffset from)
        : this(System, from - System.GetUtcNow())
    {
    }

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + shift;
}
