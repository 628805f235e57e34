using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace ActionPlans.BrowserTests.Kit;

/// <summary>The web service with its worker, as a process of its own on a free port, over a data folder of its own.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly List<string> output = [];
    private readonly string[] more;
    private Process process;
    private bool ownsFolder;

    private Service(Uri address, string folder, string at, string[] more)
    {
        (Address, Folder, this.more) = (address, folder, more);
        process = NewProcess(at);
    }

    public Uri Address { get; }

    public string Folder { get; }

    /// <summary>With the sample data.</summary>
    public static async Task<Service> StartAsync(params string[] more)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        foreach (var file in Directory.EnumerateFiles(Chromium.SampleFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Chromium.SampleFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var service = await StartInAsync(folder, more);
        service.ownsFolder = true;
        return service;
    }

    public static async Task<Service> StartInAsync(string folder, params string[] more)
    {
        var service = new Service(new Uri($"http://localhost:{FreePort()}"), folder, Days.Morning, more);
        await service.RunAsync();
        return service;
    }

    /// <summary>
    /// Lets it be the morning of a later day: time in a running service goes by as outside, so it is ended and begun again, at the same address over the same data.
    /// Who was signed in may have to sign in again.
    /// </summary>
    public async Task MoveOnAsync(DateOnly day)
    {
        await EndAsync();
        process = NewProcess(Days.MorningOf(day));
        await RunAsync();
    }

    /// <summary>The letters in the mail folder, each as text; what is being written just now has another name until it is whole.</summary>
    public IReadOnlyList<string> Letters => [.. Directory.EnumerateFiles(Path.Combine(Folder, "messages"), "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>What it has written to its log until now.</summary>
    public string Log => Said();

    /// <summary>Brings about what nobody can bring about in a browser, in the database of the running service.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params (string Name, object Value)[] parameters)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "actionplans.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    /// <summary>Every address that the service answers: "GET,POST /reports".</summary>
    public static async Task<IReadOnlyList<string>> RoutesAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program(), "--data", folder, "--routes"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException("the service does not tell its routes");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private async Task EndAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private Process NewProcess(string at) => new()
    {
        StartInfo = new ProcessStartInfo("dotnet", [Program(), "--urls", Address.ToString(), "--data", Folder, "--start-at", at, .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        },
    };

    private async Task RunAsync()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/sign-in"), patience.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
                throw new InvalidOperationException($"the service answers {answer.StatusCode}: {Said()}");
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(50, patience.Token);
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"the service ended: {Said()}");
            }
        }
    }

    private void Keep(string? line)
    {
        lock (output)
            output.Add(line ?? "");
    }

    private string Said()
    {
        lock (output)
            return string.Join('\n', output);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Beside this project's output, built in the same configuration.</summary>
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)); // …/tests/ActionPlans.BrowserTests/bin/Debug/net10.0
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "ActionPlans.Web", "bin", output.Parent.Name, output.Name, "ActionPlans.Web.dll");
    }
}
