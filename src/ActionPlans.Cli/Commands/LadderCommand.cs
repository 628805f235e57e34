using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>The ladders of reminders and escalation.</summary>
internal static class LadderCommand
{
    public static Command Create() => new("ladder", "Show which reminders and escalations hold for what, or check a file of ladders") { Show(), Check() };

    private static Command Show()
    {
        var family = new Option<string?>("--family") { Description = "A family of reports, as 'read REPORT --json' names it" };
        var band = new Option<string?>("--band") { Description = "\"3 months\", \"immediate\", \"none\", \"plan\"" };
        var on = CommonOptions.Date("--on", "The day on which the due date was set (default: today)");
        var json = CommonOptions.Json();
        var command = new Command("show", "Show the ladder that holds") { family, band, on, json };
        command.Does((parsed, _) =>
        {
            using var folder = DataFolder.Open(parsed);
            var rule = folder.Get<LadderBook>().For(
                parsed.GetValue(family), parsed.GetValue(band) is { } text ? Band.Parse(text) : null,
                parsed.GetValue(on) ?? LondonTime.Today(TimeProvider.System.GetUtcNow()));
            if (parsed.GetValue(json))
                Output.Json(ToJson(rule));
            else
                Print(rule);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Check()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file of ladders; in the data folder it is called ladder.json" };
        var command = new Command("check", "Check a file of ladders without using it") { file };
        command.Does(parsed =>
        {
            LadderFile.Load(parsed.GetRequiredValue(file).FullName);
            Output.Line($"{parsed.GetRequiredValue(file).Name} is good: as ladder.json in the data folder it holds from the next start.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(LadderRule rule)
    {
        Output.Line($"For {rule}:");
        var table = Output.Table("Step", "Kind", "When", "To");
        foreach (var step in rule.Ladder.Steps)
            table.AddRow(Output.Cell(step.Key), Output.Cell(step.Kind.ToStored()), Output.Cell(When(step)), Output.Cell(step.Audience.ToStored()));
        Output.Write(table);
    }

    private static string When(LadderStep step) => step.Kind switch
    {
        LadderKind.Reminder => $"{Say.Count(step.Offset, "day")} before",
        LadderKind.Due => "on the day",
        LadderKind.Chase => $"{Say.Count(step.Offset, "month")} after the step before, and again for as long as it is overdue",
        _ => $"{Say.Count(step.Offset, "working day")} after",
    };

    private static JsonObject ToJson(LadderRule rule) => new()
    {
        ["from"] = Output.Iso(rule.From),
        ["family"] = rule.Family,
        ["band"] = rule.Band,
        ["steps"] = new JsonArray([.. rule.Ladder.Steps.Select(step => (JsonNode)new JsonObject
        {
            ["key"] = step.Key,
            ["kind"] = step.Kind.ToStored(),
            ["offset"] = step.Offset,
            ["audience"] = step.Audience.ToStored(),
        })]),
    };
}
