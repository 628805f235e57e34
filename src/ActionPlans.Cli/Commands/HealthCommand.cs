using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Runtime;

namespace ActionPlans.Cli.Commands;

/// <summary>Whether the installation does its work, for an operator or a monitoring program.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("health", "Check that timers and messages are up to date; exit code 1 when something needs looking at") { json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var items = await folder.Mediator.Send(new GetHealth(), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject
                {
                    ["healthy"] = items.All(item => item.Healthy),
                    ["checks"] = new JsonArray([.. items.Select(item => (JsonNode)new JsonObject
                    {
                        ["what"] = item.What,
                        ["healthy"] = item.Healthy,
                        ["detail"] = item.Detail,
                    })]),
                });
            foreach (var item in parsed.GetValue(json) ? [] : items)
                Output.Line($"{(item.Healthy ? "ok  " : "LOOK")} {item.What}: {item.Detail}");
            return items.All(item => item.Healthy) ? ExitCode.Done : ExitCode.NotDone;
        });
        return command;
    }
}
