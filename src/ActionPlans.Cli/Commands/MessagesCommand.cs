using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
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
        var asOf = CommonOptions.Date("--as-of", "What had been sent by the end of that day (default: today)");
        var command = new Command("messages", "List messages, newest first") { state, asOf, json };
        command.Subcommands.Add(Show());
        command.Subcommands.Add(Retry());
        command.Subcommands.Add(Bounced());
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var messages = await folder.Mediator.Send(new ListMessages(parsed.GetValue(state), 1000, parsed.GetValue(asOf)), cancellationToken);
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
            var retried = await folder.Mediator.Send(new RetryMessages(parsed.GetValue(id), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            Output.Line($"{Say.Count(retried, "message")} will be tried again by 'actionplans work'.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("MESSAGE") { Description = "The message's id" };
        var json = CommonOptions.Json();
        var command = new Command("show", "One message with everything that it tells") { id, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var message = await folder.Mediator.Send(new ShowMessage(parsed.GetRequiredValue(id)), cancellationToken);
            if (parsed.GetValue(json))
            {
                Output.Json(ToJson(message));
                return ExitCode.Done;
            }

            Output.Heading(message.Subject);
            Output.Fact("To", message.Recipient);
            Output.Fact("Written", Output.At(message.ComposedAt));
            Output.Fact("State", message.State);
            Output.Fact("Error", message.Error);
            Output.Line("");
            Output.Line(message.Text);
            var table = Output.Table("About", "What", "Step", "Why");
            foreach (var item in message.Items)
                table.AddRow(Output.Cell(item.About), Output.Cell(item.Kind), Output.Cell(item.Step), Output.Cell(item.Why));
            Output.Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Bounced()
    {
        var id = new Argument<string>("MESSAGE") { Description = "The message's id, as 'messages' lists it" };
        var reason = new Option<string>("--reason") { Description = "What the mail server said", Required = true };
        var command = new Command("bounced", "Record that a message came back: the next best person is told instead, and an administrator gets a task") { id, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var message = parsed.GetRequiredValue(id);
            var decision = await folder.Mediator.Send(
                new RecordBounce(message, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            return Output.Decided(decision, $"{message} counts as failed; what it said goes to the next best person, and 'actionplans tasks' has the address.");
        });
        return command;
    }

    private static JsonObject ToJson(MessageDetails message) => new()
    {
        ["id"] = message.Id,
        ["to"] = message.Recipient,
        ["subject"] = message.Subject,
        ["at"] = Output.Iso(message.ComposedAt),
        ["state"] = message.State,
        ["error"] = message.Error,
        ["text"] = message.Text,
        ["items"] = new JsonArray([.. message.Items.Select(item => (JsonNode)new JsonObject
        {
            ["about"] = item.About, ["kind"] = item.Kind, ["step"] = item.Step, ["why"] = item.Why,
        })]),
    };

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
