using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ActionPlans.Tests.Kit;

/// <summary>
/// A PostgreSQL server of the tests' own: a fresh data folder, a free port of this machine, and the installed programs. It refuses to run as root, so root
/// starts it as the user that the package made for it. It is stopped after the last test.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly Lazy<PostgreSqlServer> One = new(() => new PostgreSqlServer());

    private const string Memory = "/dev/shm";
    private const string Owner = "postgres";
    private const string Password = "only these tests";

    private readonly string folder;
    private readonly string programs;

    private PostgreSqlServer()
    {
        programs = Programs() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        // In memory where the machine has room there: a database of three hundred files for each test is made ten times as fast. Not below this user's own folder
        // for temporary files, which the other user may not enter.
        folder = Path.Combine(HasRoom(Memory) ? Memory : "/tmp", $"actionplans-pg-{Environment.ProcessId}-{Path.GetRandomFileName()}");
        Port = FreePort();
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
            Run("chown", [Owner, folder]);
        File.WriteAllText(Path.Combine(folder, "password"), Password);
        Run("initdb", ["-D", Data, "-U", Owner, "-A", "scram-sha-256", $"--pwfile={Path.Combine(folder, "password")}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], asOwner: true);
        Run("pg_ctl", ["-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200 -c fsync=off"), "start"], asOwner: true);
    }

    /// <summary>Started with the first test that needs it.</summary>
    public static PostgreSqlServer Shared => One.Value;

    /// <summary>For after the last test. Not when the process ends: its runner gives it a tenth of a second for that, and then kills it with the server half stopped.</summary>
    public static void StopShared()
    {
        if (One.IsValueCreated)
            One.Value.Dispose();
    }

    /// <summary>Whether there are programs to start.</summary>
    public static bool IsInstalled => Programs() is not null;

    public int Port { get; }

    private string Data => Path.Combine(folder, "data");

    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = Owner,
        Password = Password,
        Database = database,
        MaxPoolSize = 20,
        ConnectionIdleLifetime = 10,
    }.ToString();

    /// <summary>An empty database, dropped with what is returned.</summary>
    public PostgreSqlDatabase MakeDatabase(string name)
    {
        Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE); ");
        Execute($"CREATE DATABASE {name}");
        return new PostgreSqlDatabase(this, name);
    }

    internal void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo(Owner));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        try
        {
            Run("pg_ctl", ["-D", Data, "-m", "immediate", "stop"], asOwner: true);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The machine's own clearing of /tmp takes the rest.
        }
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static bool HasRoom(string folder) => Directory.Exists(folder) && new DriveInfo(folder).AvailableFreeSpace > 4L << 30;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string program, string[] arguments, bool asOwner = false)
    {
        var isRoot = Environment.UserName == "root";
        var start = new ProcessStartInfo { FileName = program, WorkingDirectory = "/tmp", RedirectStandardError = true, RedirectStandardOutput = true };
        if (asOwner)
        {
            start.FileName = isRoot ? "setpriv" : Path.Combine(programs, program);
            if (isRoot)
                arguments = [$"--reuid={Owner}", $"--regid={Owner}", "--clear-groups", Path.Combine(programs, program), .. arguments];
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        // The server would keep its starter's pipes open: only what fails says why, in a file of its own.
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)) || process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {(process.HasExited ? process.StandardError.ReadToEnd() : "it did not end")}");
    }
}

/// <summary>A database on the tests' own server, for as long as a test needs it.</summary>
internal sealed class PostgreSqlDatabase(PostgreSqlServer server, string name) : IDisposable
{
    /// <summary>Where the setting of an installation would point.</summary>
    public string Connection => $"postgresql:{server.ConnectionTo(name)}";

    public void Dispose() => server.Execute($"DROP DATABASE {name} WITH (FORCE)");
}
