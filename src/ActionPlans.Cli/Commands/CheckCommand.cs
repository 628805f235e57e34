using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Checks;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Whether what was done has lasted, some months after the closing.</summary>
internal static class CheckCommand
{
    public static Command Create() => new("check", "Sustained checks: whether what was done has lasted ('evidence add S1 FILE' and 'evidence accept' pass one)") { List(), Fail() };

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "List the checks to come") { json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var checks = await folder.Mediator.Send(new ListChecks(), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject { ["checks"] = new JsonArray([.. checks.Select(check => (JsonNode)ToJson(check))]) });
            else
                Print(checks);
            return ExitCode.Done;
        });
        return command;
    }

    public static JsonObject ToJson(CheckDetails check) => new()
    {
        ["id"] = check.Subject.ToString(),
        ["recommendation"] = check.Recommendation.ToString(),
        ["due"] = Output.Iso(check.DueOn),
        ["state"] = check.State,
        ["decidedBy"] = check.DecidedBy,
        ["reason"] = check.Reason,
    };

    private static void Print(IReadOnlyList<CheckDetails> checks)
    {
        if (checks.Count == 0)
        {
            Output.Line("There are none.");
            return;
        }

        var table = Output.Table("Check", "Of", "Due");
        foreach (var check in checks)
            table.AddRow(Output.Cell(check.Subject.ToString()), Output.Cell(check.Recommendation.ToString()), Output.Cell(Output.Day(check.DueOn)));
        Output.Write(table);
    }

    private static Command Fail()
    {
        var check = new Argument<string>("CHECK") { Description = "The check's id, S1" };
        var reason = new Option<string>("--reason") { Description = "What has not lasted, for the lead", Required = true };
        var due = CommonOptions.Date("--due", "Until when it has to be done again", required: true);
        var command = new Command("fail", "It has not lasted: the recommendation is open again") { check, reason, due };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(check), "S");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(
                    new FailCheck(id, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(due)!.Value, parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} failed; its recommendation is open again, due {Output.Day(parsed.GetValue(due))}.");
        });
        return command;
    }
}
