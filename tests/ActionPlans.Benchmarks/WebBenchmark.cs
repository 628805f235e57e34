using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ActionPlans.Data;
using Dapper;

namespace ActionPlans.Benchmarks;

/// <summary>The service in a process of its own; this one asks for pages as people of three roles.</summary>
internal sealed partial class WebBenchmark(string data)
{
    private const int EachPage = 60;
    private const int WarmUpSeconds = 15;
    private const string Password = "sample-password-1";

    // Everything, one region, one body.
    private static readonly string[] Readers = ["priya.calder@cqc.example.org.uk", "tobias.crane@england.example.nhs.uk", "robin.ashdown@northmere-icb.example.nhs.uk"];

    public async Task<WebFigures> RunAsync(int rate, int seconds, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var watch = Stopwatch.StartNew();
        using var service = Process.Start(new ProcessStartInfo("dotnet", [Program(), "--urls", address.ToString(), "--data", data]) { RedirectStandardOutput = true })!;
        _ = service.StandardOutput.ReadToEndAsync(cancellationToken);
        try
        {
            await FirstPageAsync(address, service, cancellationToken);
            var start = watch.Elapsed;
            var readers = new List<HttpClient>();
            foreach (var email in Readers)
                readers.Add(await SignedInAsync(address, email, cancellationToken));

            var paths = Paths();
            var pages = new List<PageFigures>();
            foreach (var path in paths)
                pages.Add(await PageAsync(service, readers, path, cancellationToken));

            await LoadAsync(readers, paths, Math.Max(1, rate / 3), WarmUpSeconds, cancellationToken); // compiled for good only while it is asked for by many
            var before = Cpu(service);
            var mixed = await LoadAsync(readers, paths, rate, seconds, cancellationToken);
            var cpu = (Cpu(service) - before).TotalMilliseconds / Math.Max(1, mixed.Requests);
            var floor = await LoadAsync(readers, ["/problem/404"], rate, Math.Min(seconds, 10), cancellationToken);
            return new WebFigures(pages, mixed, floor, cpu, start.TotalSeconds, service.PeakWorkingSet64 / 1048576.0);
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Lists, filters, and single things all over the tables.</summary>
    private List<string> Paths()
    {
        using var database = Database.AtFile(Path.Combine(data, "actionplans.db"));
        using var connection = database.OpenForReading();
        var some = new Random(1);
        var (recommendations, reports, plans) = connection.QueryFirst<(long, long, long)>("SELECT (SELECT max(Id) FROM Recommendation), (SELECT max(Id) FROM Report), (SELECT max(Id) FROM ActionPlan)");
        var area = Uri.EscapeDataString(connection.QueryFirst<string>("SELECT Area FROM Report WHERE Id = @id", new { id = 1 + some.NextInt64(reports) }));
        return
        [
            "/", "/reports", "/reports?words=health", "/follow-up", "/follow-up?standing=overdue", "/follow-up?standing=due", "/follow-up?standing=waiting", $"/follow-up?standing=overdue&area={area}",
            "/follow-up?standing=overdue&page=40", "/overview", "/messages",
            .. Enumerable.Range(0, 3).Select(_ => FormattableString.Invariant($"/recommendations/R{1 + some.NextInt64(recommendations)}")),
            .. Enumerable.Range(0, 2).Select(_ => FormattableString.Invariant($"/reports/{1 + some.NextInt64(reports)}")),
            .. Enumerable.Range(0, 2).Select(_ => FormattableString.Invariant($"/plans/P{1 + some.NextInt64(plans)}")),
        ];
    }

    /// <summary>One after another, by everybody who may see it.</summary>
    private static async Task<PageFigures> PageAsync(Process service, List<HttpClient> readers, string path, CancellationToken cancellationToken)
    {
        var times = readers.ConvertAll(_ => new List<double>());
        var largest = 0;
        var cpu = TimeSpan.Zero;
        for (var i = 0; i < EachPage; i++)
        {
            if (i == readers.Count) // the first of each compiles
                cpu = Cpu(service);
            var watch = Stopwatch.StartNew();
            using var answer = await readers[i % readers.Count].GetAsync(path, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (i >= readers.Count)
                times[i % readers.Count].Add(watch.Elapsed.TotalMilliseconds);
            largest = Math.Max(largest, body.Length);
        }

        var all = times.SelectMany(one => one).Order().ToList();
        var figures = new PageFigures(
            path, At(all, 50), At(all, 95), [.. times.Select(one => At([.. one.Order()], 50))], (Cpu(service) - cpu).TotalMilliseconds / all.Count, largest / 1024.0);
        Progress.Line(figures.ToString());
        return figures;
    }

    private static TimeSpan Cpu(Process service)
    {
        service.Refresh();
        return service.TotalProcessorTime;
    }

    private static async Task<LoadFigures> LoadAsync(List<HttpClient> readers, List<string> paths, int rate, int seconds, CancellationToken cancellationToken)
    {
        Progress.Line($"{rate} requests a second for {seconds} s");
        var count = rate * seconds;
        var times = new ConcurrentBag<double>();
        var failed = 0;
        var watch = Stopwatch.StartNew();
        var asked = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate);
            if (due > watch.Elapsed)
                await Task.Delay(due - watch.Elapsed, cancellationToken);
            asked.Add(AskAsync(readers[i % readers.Count], paths[i % paths.Count], due));
        }

        await Task.WhenAll(asked);
        var took = watch.Elapsed.TotalSeconds;
        var sorted = times.Order().ToList();
        return new LoadFigures(count, rate, count / took, At(sorted, 50), At(sorted, 95), At(sorted, 99), failed);

        async Task AskAsync(HttpClient reader, string path, TimeSpan due)
        {
            try
            {
                using var answer = await reader.GetAsync(path, cancellationToken);
                await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
                    Interlocked.Increment(ref failed);
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Interlocked.Increment(ref failed); // a hundred seconds without an answer
            }

            times.Add((watch.Elapsed - due).TotalMilliseconds);
        }
    }

    private static double At(List<double> sorted, int percent) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static async Task FirstPageAsync(Uri address, Process service, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (!service.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("/sign-in", cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5, cancellationToken);
            }
        }

        throw new InvalidOperationException("the service ended");
    }

    /// <summary>Cookies are carried by hand: a secure cookie is not sent over http by this client, though browsers do to localhost.</summary>
    private static async Task<HttpClient> SignedInAsync(Uri address, string email, CancellationToken cancellationToken)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        using var page = await client.GetAsync("/sign-in", cancellationToken);
        var token = Token().Match(await page.Content.ReadAsStringAsync(cancellationToken)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("Address", email), new("Password", Password), new("__RequestVerificationToken", WebUtility.HtmlDecode(token))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = form };
        request.Headers.Add("Cookie", Cookies(page));
        using var signedIn = await client.SendAsync(request, cancellationToken);
        if (signedIn.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{email} cannot sign in: {signedIn.StatusCode}");
        client.DefaultRequestHeaders.Add("Cookie", Cookies(signedIn));
        return client;
    }

    private static string Cookies(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Beside this project's output, built in the same configuration.</summary>
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "ActionPlans.Web", "bin", output.Parent.Name, output.Name, "ActionPlans.Web.dll");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
