using System.Diagnostics;

namespace ActionPlans.Tests.Kit;

/// <summary>`actionplans work`, from the moment it says that it works until it is killed, at the latest with the test.</summary>
internal sealed class RunningWorker : IDisposable
{
    private readonly Process process;

    private RunningWorker(Process process) => this.process = process;

    public static async Task<RunningWorker> StartAsync(string folder)
    {
        var worker = new RunningWorker(CliRun.Start("work", "--data", folder));
        Assert.That(await worker.process.StandardOutput.ReadLineAsync(), Does.StartWith("Working in"));
        return worker;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
