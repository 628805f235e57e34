using System.Diagnostics;
using System.Text.Json;

namespace ActionPlans.Tests.Kit;

/// <summary>What the real executable answered.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<CliRun> Of(params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Process Start(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["COLUMNS"] = "200";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }

    public static async Task<CliRun> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException("The program did not end within five minutes.");
        }

        return new CliRun(process.ExitCode, await output, await error);
    }

    /// <summary>Refused: nothing but one line on stderr, without a stack trace, that says what is wrong.</summary>
    public void Refuses(params IEnumerable<string> words)
    {
        Assert.That(ExitCode, Is.EqualTo(2), Error);
        Assert.That(Output, Is.Empty);
        Assert.That(Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1), Error);
        Assert.That(Error, Does.StartWith("actionplans: ").And.Not.Contains("   at ").And.Not.Contains("Exception"));
        foreach (var word in words)
            Assert.That(Error, Does.Contain(word));
    }

    /// <summary>The program as it was built with these tests: src/ActionPlans.Cli/bin/&lt;the same configuration&gt;.</summary>
    private static string Executable()
    {
        var output = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "src", "ActionPlans.Cli", "bin", output.Parent!.Name, output.Name, "ActionPlans.Cli.dll");
            if (File.Exists(built))
                return built;
        }

        throw new FileNotFoundException("ActionPlans.Cli has not been built in this configuration.");
    }
}
