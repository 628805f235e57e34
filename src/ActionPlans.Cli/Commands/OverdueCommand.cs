using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Recommendations;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>What is overdue, today or as it stood on another day.</summary>
internal static class OverdueCommand
{
    private const int Page = 100;

    public static Command Create()
    {
        var asOf = CommonOptions.Date("--as-of", "The day to look at (default: today)");
        var region = new Option<string?>("--region") { Description = "Only of reports about this region, as they name it" };
        var limit = new Option<int?>("--limit") { Description = $"List at most so many (default: {Page}; with --json all)" };
        var skip = new Option<int>("--skip") { Description = "Pass over so many: those already seen" };
        var json = CommonOptions.Json();
        var command = new Command("overdue", "List what is overdue, most overdue first") { asOf, region, limit, skip, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var request = new ListOverdue(parsed.GetValue(asOf)) { Region = parsed.GetValue(region), Skip = parsed.GetValue(skip), Limit = parsed.GetValue(limit) };
            if (parsed.GetValue(json))
            {
                Output.Json(ToJson(await folder.Mediator.Send(request, cancellationToken)));
                return ExitCode.Done;
            }

            var page = request with { Limit = request.Limit ?? Page };
            var overdue = await folder.Mediator.Send(page, cancellationToken);
            var isMore = overdue.Count == page.Limit && (await folder.Mediator.Send(page with { Skip = page.Skip + overdue.Count, Limit = 1 }, cancellationToken)).Count > 0;
            Print(overdue, page.Skip, isMore);
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

    private static void Print(IReadOnlyList<OverdueItem> overdue, int skipped, bool isMore)
    {
        if (overdue.Count == 0)
        {
            Output.Line(skipped > 0 ? "Nothing else is overdue." : "Nothing is overdue.");
            return;
        }

        Output.Line(skipped > 0 || isMore ? $"Number {skipped + 1} to {skipped + overdue.Count} of what is overdue." : $"{Counts(overdue)} overdue.");
        var table = Output.Table("Id", "Due", "Days late", "Body", "Area", "What");
        foreach (var item in overdue)
            table.AddRow(
                Output.Cell(item.Id.ToString()), Output.Cell(Output.Day(item.DueOn)), Output.Cell($"{item.DaysLate}"), Output.Cell(item.Body),
                Output.Cell(item.Area), Output.Cell(item.Text));
        Output.Write(table);
        if (isMore)
            Output.Line($"There is more: --skip {skipped + overdue.Count} shows what follows.");
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
