namespace ActionPlans.Tests.Kit;

/// <summary>Commands one after the other in one data folder, as a person types them.</summary>
internal sealed class DataFolderRuns : IDisposable
{
    private readonly TempFolder folder = new();

    public string this[string name] => folder[name];

    public string Write(string name, byte[] content) => folder.Write(name, content);

    /// <summary>By Ann, unless the command says otherwise.</summary>
    public Task<CliRun> RunAsync(params string[] command) =>
        CliRun.Of([.. command, "--data", folder["data"], .. command.Contains("--by") ? Array.Empty<string>() : ["--by", "Ann"]]);

    /// <summary>Done: exit code 0, nothing on stderr.</summary>
    public async Task<string> DoesAsync(params string[] command)
    {
        var run = await RunAsync(command);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")), string.Join(' ', command));
        return run.Output.Trim().ReplaceLineEndings(" ");
    }

    /// <summary>Understood, but not done: exit code 1, and one line on stderr says why.</summary>
    public async Task DoesNotAsync(string why, params string[] command)
    {
        var run = await RunAsync(command);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")), run.Error);
        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Error);
        Assert.That(run.Error, Does.StartWith("actionplans: ").And.Contains(why));
    }

    /// <summary>Refused: exit code 2, and one line on stderr says what to do.</summary>
    public async Task RefusesAsync(string why, params string[] command) => (await RunAsync(command)).Refuses(why);

    public void Dispose() => folder.Dispose();
}
