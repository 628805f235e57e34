using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Simulation;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>What will be sent in the coming months if nobody does anything.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var about = new Argument<string>("WHAT") { Description = "R7, P1, the number of a report, a person's name or an address" };
        var until = CommonOptions.Date("--until", "The last day to look at", required: true);
        var json = CommonOptions.Json();
        var command = new Command("preview", "What will be sent in the coming months if nobody does anything; stores nothing") { about, until, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var letters = await folder.Mediator.Send(new PreviewNotices(parsed.GetRequiredValue(about), parsed.GetRequiredValue(until)!.Value), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(letters));
            else
                Print(letters);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<PreviewedLetter> letters) => new()
    {
        ["messages"] = new JsonArray([.. letters.Select(letter => (JsonNode)new JsonObject
        {
            ["at"] = Output.Iso(letter.At),
            ["to"] = letter.To,
            ["name"] = letter.Name,
            ["role"] = letter.Role,
            ["subject"] = letter.Subject,
            ["items"] = new JsonArray([.. letter.Notices.Select(notice => (JsonNode)new JsonObject
            {
                ["about"] = notice.About, ["kind"] = notice.Kind, ["step"] = notice.Step, ["why"] = notice.Why,
            })]),
        })]),
    };

    private static void Print(IReadOnlyList<PreviewedLetter> letters)
    {
        var table = Output.Table("When", "To", "What");
        foreach (var letter in letters)
            table.AddRow(
                Output.Cell(Output.At(letter.At)), Output.Cell(letter.To),
                Output.Cell(string.Join(", ", letter.Notices.GroupBy(notice => notice.Kind).Select(kind => $"{kind.Key}: {string.Join(' ', kind.Select(notice => notice.About))}"))));
        Output.Write(table);
        Output.Line(string.Create(CultureInfo.InvariantCulture, $"{Say.Count(letters.Count, "message")} with {Say.Count(letters.Sum(letter => letter.Notices.Count), "notice")}, if nobody does anything."));
    }
}
