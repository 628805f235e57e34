using System.Globalization;
using System.Text;
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

    /// <summary>Into a file or another program: no colours, and tables as wide as they need to be.</summary>
    public static void Prepare()
    {
        Console.OutputEncoding = Encoding.UTF8;
        if (!Console.IsOutputRedirected)
            return;
        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Width = 200;
    }

    public static void Json(JsonNode node) => Console.WriteLine(node.ToJsonString(Indented));

    public static void Line(string text) => Console.WriteLine(Printable(text));

    public static void Heading(string text)
    {
        Console.WriteLine();
        AnsiConsole.Write(new Text(Printable(text), new Style(decoration: Decoration.Bold)).Overflow(Overflow.Fold));
        Console.WriteLine();
    }

    public static void Write(Table table) => AnsiConsole.Write(table);

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
    /// <param name="saidDone">The day on which somebody says that it was done; null: nobody does.</param>
    public static string State(string stored, DateOnly? saidDone = null) => stored switch
    {
        "open" when saidDone is not null => $"said to be done {Day(saidDone)}, no evidence yet",
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
