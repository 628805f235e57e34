using System.Diagnostics;
using System.Globalization;

namespace ActionPlans.Tests.Proof;

/// <summary>A worker in a process of its own, to be killed without warning.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;

    private WorkerProcess(params string[] arguments) => process = Process.Start(new ProcessStartInfo("dotnet", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public bool HasExited => process.HasExited;

    /// <summary>The worker on a clock that starts at <paramref name="at"/>.</summary>
    public static WorkerProcess At(DateTimeOffset at, string folder) =>
        new(Beside("ActionPlans.Tests.dll"), folder, at.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>One of several, whose clocks have to agree: the database server's, shifted by the same time.</summary>
    public static WorkerProcess Node(TimeSpan shift, string folder) =>
        new(Beside("ActionPlans.Tests.dll"), folder, "shifted", shift.Ticks.ToString(CultureInfo.InvariantCulture));

    /// <summary>The command itself, on the system's clock.</summary>
    public static WorkerProcess Command(string folder) => new(Beside("ActionPlans.Cli.dll"), "work", "--data", folder);

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>What it said when it ended by itself.</summary>
    public string Said() => process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private static string Beside(string file) => Path.Combine(TestContext.CurrentContext.TestDirectory, file);
}
