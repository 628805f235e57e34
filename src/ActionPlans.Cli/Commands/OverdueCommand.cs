using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Recommendations;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>What is overdue, today or as it stood on another day.</summary>
internal static class OverdueCommand
{
    public static Command Create()
    {
        var asOf = CommonOptions.Date("--as-of", "The day to look at (default: today)");
        var json = CommonOptions.Json();
        var command = new Command("overdue", "List what is overdue, most overdue first") { asOf, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var overdue = await folder.Mediator.Send(new ListOverdue(parsed.GetValue(asOf)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(overdue));
            else
                Print(overdue);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<OverdueItem> overdue) => new()
    {
        ["overdue"] = new JsonArray([.. overdue.Select(item => (JsonNode)new JsonObject
        {
            ["id"] = item.Id.ToString(),
            ["due"] = Output.Iso(item.DueOn),
            ["daysLate"] = item.DaysLate,
            ["body"] = item.Body,
            ["area"] = item.Area,
            ["text"] = item.Text,
        })]),
    };

    private static void Print(IReadOnlyList<OverdueItem> overdue)
    {
        if (overdue.Count == 0)
        {
            Output.Line("Nothing is overdue.");
            return;
        }

        Output.Line($"{Counts(overdue)} overdue.");
        var table = Output.Table("Id", "Due", "Days late", "Body", "Area", "What");
        foreach (var item in overdue)
            table.AddRow(
                Output.Cell(item.Id.ToString()), Output.Cell(Output.Day(item.DueOn)), Output.Cell($"{item.DaysLate}"), Output.Cell(item.Body),
                Output.Cell(item.Area), Output.Cell(item.Text));
        Output.Write(table);
    }

    private static string Counts(IReadOnlyList<OverdueItem> overdue) => string.Join(", ", new[]
    {
        Count(overdue, 'R', "recommendation"), Count(overdue, 'P', "action plan"), Count(overdue, 'A', "action"), Count(overdue, 'K', "risk review"),
    }.OfType<string>());

    private static string? Count(IReadOnlyList<OverdueItem> overdue, char kind, string name) => overdue.Count(item => item.Id.Kind == kind) switch
    {
        0 => null,
        1 => $"1 {name}",
        var count => $"{count} {name}s",
    };
}
