using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Mailboxes;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>What was sent, waits or failed, and trying failed messages again.</summary>
internal static class MessagesCommand
{
    public static Command Create()
    {
        var state = new Option<string?>("--state") { Description = "Only those that are pending, sent or failed" };
        state.AcceptOnlyFromAmong("pending", "sent", "failed");
        var json = CommonOptions.Json();
        var command = new Command("messages", "List messages, newest first") { state, json };
        command.Subcommands.Add(Retry());
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var messages = await folder.Mediator.Send(new ListMessages(parsed.GetValue(state), 1000), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(messages));
            else
                Print(messages);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Retry()
    {
        var id = new Argument<string?>("MESSAGE") { Description = "One message (default: every failed one)", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("retry", "Put failed messages back into the outbox") { id };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var retried = await folder.Mediator.Send(new RetryMessages(parsed.GetValue(id)), cancellationToken);
            Output.Line($"{retried} messages will be tried again by 'actionplans work'.");
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<MessageSummary> messages) => new()
    {
        ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject
        {
            ["id"] = message.Id,
            ["to"] = message.Recipient,
            ["subject"] = message.Subject,
            ["at"] = Output.Iso(message.ComposedAt),
            ["state"] = message.State,
            ["attempts"] = message.Attempts,
            ["error"] = message.Error,
        })]),
    };

    private static void Print(IReadOnlyList<MessageSummary> messages)
    {
        var table = Output.Table("When", "State", "To", "Subject", "Id", "Error");
        foreach (var message in messages)
            table.AddRow(
                Output.Cell(Output.At(message.ComposedAt)), Output.Cell(message.State), Output.Cell(message.Recipient), Output.Cell(message.Subject),
                Output.Cell(message.Id), Output.Cell(message.Error));
        Output.Write(table);
    }
}
