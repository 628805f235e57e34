using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace ActionPlans.Benchmarks;

/// <summary>`web`: what the pages cost over a data folder that `actionplans seed` has filled, asked for by many at once.</summary>
internal static class WebCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "A data folder with the sample people, filled by `actionplans seed`", Required = true };
        var rate = new Option<int>("--rate") { Description = "Requests a second", DefaultValueFactory = _ => 300 };
        var seconds = new Option<int>("--seconds") { Description = "For how long", DefaultValueFactory = _ => 30 };
        var command = new Command("web", "Measure the web service's pages") { data, rate, seconds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var figures = await new WebBenchmark(parsed.GetRequiredValue(data).FullName).RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), cancellationToken);
            Write(figures);
        });
        return command;
    }

    private static void Write(WebFigures figures)
    {
        var table = new Table().AddColumns("page", "p50 ms", "p95 ms", "everything", "region", "body", "CPU ms", "KB");
        foreach (var page in figures.Pages)
            table.AddRow(page.Path.EscapeMarkup(), Short(page.P50Ms), Short(page.P95Ms), Short(page.ReaderP50Ms[0]), Short(page.ReaderP50Ms[1]), Short(page.ReaderP50Ms[2]), Short(page.CpuMs), Short(page.Kilobytes));
        AnsiConsole.Write(table);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             {figures.Mixed.Requests} requests, {figures.Mixed.Wanted}/s wanted, {figures.Mixed.PerSecond:N0}/s answered: p50 {figures.Mixed.P50Ms:0.#} ms, p95 {figures.Mixed.P95Ms:0.#} ms, p99 {figures.Mixed.P99Ms:0.#} ms, {figures.Mixed.Failed} failed
             the floor, a page without data: p50 {figures.Floor.P50Ms:0.#} ms, p99 {figures.Floor.P99Ms:0.#} ms
             CPU of the service: {figures.CpuMsEach:0.##} ms a request; start to first page {figures.StartSeconds:0.##} s; {figures.RssMb:0} MB at most
             """));
        Console.WriteLine(Machine.Describe());
    }

    private static string Short(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
