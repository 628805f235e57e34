using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using Spectre.Console;

namespace ActionPlans.Cli;

/// <summary>How commands talk: tables and plain lines for people, one JSON document for programs. Report text is hostile: it is never markup.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Json(JsonNode node) => Console.WriteLine(node.ToJsonString(Indented));

    public static void Line(string text) => AnsiConsole.Write(new Text(Printable(text) + Environment.NewLine));

    public static void Heading(string text) => AnsiConsole.Write(new Text(Environment.NewLine + Printable(text) + Environment.NewLine, new Style(decoration: Decoration.Bold)));

    public static void Fact(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            Line($"{name + ":",-14} {value}");
    }

    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)));
        return table;
    }

    public static Text Cell(string? text) => new(Printable(text ?? ""));

    public static string? Day(DateOnly? day) => day?.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string? Period(DateOnly? from, DateOnly? to) => from is null ? null : from == to || to is null ? Day(from) : $"{Day(from)} – {Day(to)}";

    public static string At(DateTimeOffset instant) => LondonTime.At(instant).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A stored state in words.</summary>
    public static string State(string stored) => stored switch
    {
        "evidenceSubmitted" => "evidence waits for a decision",
        _ => stored,
    };

    /// <summary>How a decision is reported: what happened, or why not.</summary>
    public static int Decided(Decision decision, string done)
    {
        if (decision.IsAccepted)
        {
            Line(done);
            return ExitCode.Done;
        }

        Console.Error.WriteLine($"actionplans: {decision.Reason}");
        return ExitCode.NotDone;
    }

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset instant) => LondonTime.At(instant).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Shown while something takes longer than a person likes to wait without a sign; silent when output is redirected.</summary>
    public static Task<T> WithProgress<T>(string what, Func<Task<T>> work) => Console.IsOutputRedirected || Console.IsErrorRedirected
        ? work()
        : AnsiConsole.Status().StartAsync(what, _ => work());

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not '\n' and not '\r' ? ' ' : c));
}
