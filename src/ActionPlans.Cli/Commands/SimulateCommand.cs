using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Every message that would go out for a report, in simulated time.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ReportFile();
        var received = CommonOptions.Date("--received", "The day on which the report reached you", required: true);
        var until = CommonOptions.Date("--until", "The last day to look at", required: true);
        var json = CommonOptions.Json();
        var command = new Command("simulate", "Show every message that would go out if nobody did anything, storing and sending nothing") { file, received, until, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var content = ReportFile.ReadBytes(path.FullName);
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables("ACTIONPLANS_").Build();
            var messages = await Output.WithProgress("Simulating…", () => SimulateReport.RunAsync(
                path.Name, content, parsed.GetRequiredValue(received)!.Value, parsed.GetRequiredValue(until)!.Value, configuration, cancellationToken));
            if (parsed.GetValue(json))
                Output.Json(ToJson(messages));
            else
                Print(messages);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<SimulatedMessage> messages) => new()
    {
        ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject
        {
            ["at"] = Output.Iso(message.At),
            ["to"] = message.To,
            ["role"] = message.Role,
            ["kind"] = message.Kind,
            ["subject"] = message.Subject,
            ["recommendation"] = message.Recommendation,
            ["why"] = message.Why,
            ["about"] = message.About,
            ["step"] = message.Step,
            ["message"] = message.MessageId,
        })]),
    };

    private static void Print(IReadOnlyList<SimulatedMessage> messages)
    {
        var table = Output.Table("When", "To", "What", "About", "Subject of the message");
        foreach (var message in messages)
            table.AddRow(
                Output.Cell(Output.At(message.At)), Output.Cell(message.To), Output.Cell(message.Kind), Output.Cell(message.About), Output.Cell(message.Subject));
        Output.Write(table);
        Output.Line(string.Create(CultureInfo.InvariantCulture, $"{Say.Count(messages.Select(message => message.MessageId).Distinct().Count(), "message")} with {Say.Count(messages.Count, "notice")}."));
    }
}
