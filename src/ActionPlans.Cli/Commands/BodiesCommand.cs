using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Domain;
using ActionPlans.People;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Bodies: their mailboxes, and who takes over from them.</summary>
internal static class BodiesCommand
{
    private static readonly string[] Roles = [.. Enum.GetValues<PostRole>().Select(role => role.ToStored())];

    public static Command Create() => new("bodies", "The bodies that reports name: their roles' mailboxes, and who takes over from them") { List(), Mailbox(), Succeed() };

    public static Option<string> Body() => new("--body") { Description = "The body's name", Required = true };

    public static Option<string> Role()
    {
        var role = new Option<string>("--role") { Description = string.Join(", ", Roles), Required = true };
        role.AcceptOnlyFromAmong(Roles);
        return role;
    }

    private static Command Mailbox()
    {
        var body = new Argument<string>("BODY") { Description = "The body's name" };
        var role = Role();
        var address = new Option<string?>("--address") { Description = "The mailbox; without it the role has none" };
        var from = CommonOptions.Date("--from", "The first day on which it is used", required: true);
        var command = new Command("mailbox", "Register the mailbox of a role, which does not change when people do") { body, role, address, from };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            await folder.Mediator.Send(
                new RegisterMailbox(
                    parsed.GetRequiredValue(body), StoredName.ToPostRole(parsed.GetRequiredValue(role)), parsed.GetValue(address), parsed.GetRequiredValue(from)!.Value,
                    parsed.GetRequiredValue(CommonOptions.By)),
                cancellationToken);
            Output.Line($"From {Output.Day(parsed.GetRequiredValue(from))} the mailbox of {parsed.GetRequiredValue(role)} at {parsed.GetRequiredValue(body)} is {parsed.GetValue(address) ?? "none"}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Succeed()
    {
        var body = new Argument<string>("BODY") { Description = "The body that ends" };
        var successor = new Option<string>("--to") { Description = "Who takes over", Required = true };
        var on = CommonOptions.Date("--on", "The first day on which the successor answers", required: true);
        var command = new Command("succeed", "Another body takes over; printed names stay as they are") { body, successor, on };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            await folder.Mediator.Send(
                new SucceedBody(parsed.GetRequiredValue(body), parsed.GetRequiredValue(successor), parsed.GetRequiredValue(on)!.Value, parsed.GetRequiredValue(CommonOptions.By)),
                cancellationToken);
            Output.Line($"From {Output.Day(parsed.GetRequiredValue(on))} {parsed.GetRequiredValue(successor)} answers for {parsed.GetRequiredValue(body)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Every body, with who answers for it today") { json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var bodies = await folder.Mediator.Send(new ListBodies(), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(bodies));
            else
                Print(bodies);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(IReadOnlyList<BodySummary> bodies) => new()
    {
        ["bodies"] = new JsonArray([.. bodies.Select(body => (JsonNode)new JsonObject
        {
            ["name"] = body.Name,
            ["kind"] = body.Kind,
            ["answersToday"] = body.AnswersToday,
            ["since"] = Output.Iso(body.Since),
            ["mailboxes"] = new JsonArray([.. body.Mailboxes.Select(mailbox => (JsonNode)new JsonObject { ["role"] = mailbox.Role, ["address"] = mailbox.Address })]),
            ["people"] = new JsonArray([.. body.People.Select(person => (JsonNode)person)]),
        })]),
    };

    private static void Print(IReadOnlyList<BodySummary> bodies)
    {
        var table = Output.Table("Body", "Kind", "Answers today", "Mailboxes", "People");
        foreach (var body in bodies)
            table.AddRow(
                Output.Cell(body.Name), Output.Cell(body.Kind), Output.Cell(body.Since is { } since ? $"{body.AnswersToday}, since {Output.Day(since)}" : ""),
                Output.Cell(string.Join('\n', body.Mailboxes.Select(mailbox => $"{mailbox.Role}: {mailbox.Address}"))), Output.Cell(string.Join('\n', body.People)));
        Output.Write(table);
    }
}
