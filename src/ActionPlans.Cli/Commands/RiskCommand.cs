using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>The risk registers of boards.</summary>
internal static class RiskCommand
{
    public static Command Create() => new("risk", "Risk registers of boards: list, review, add, assign, close") { List(), Review(), Add(), Assign(), Close() };

    private static Command List()
    {
        var plan = new Option<string?>("--plan") { Description = "Only the register of this board's plan, P1" };
        var all = new Option<bool>("--all") { Description = "Also those that are closed" };
        var asOf = CommonOptions.Date("--as-of", "As they stood at the end of that day (default: now)");
        var json = CommonOptions.Json();
        var command = new Command("list", "List risks with the days of their next reviews") { plan, all, asOf, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var of = parsed.GetValue(plan) is { } text ? SubjectId.Parse(text, "P") : (SubjectId?)null;
            using var folder = DataFolder.Open(parsed);
            var risks = await folder.Mediator.Send(new ListRisks(of, parsed.GetValue(all), parsed.GetValue(asOf)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject { ["risks"] = new JsonArray([.. risks.Select(ToJson)]) });
            else
                Print(risks);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Review()
    {
        var note = Required("--note", "How it stands");
        var impact = new Option<string?>("--impact") { Description = "How badly it would hit now: high, medium or low (default: as before)" };
        var next = CommonOptions.Date("--next", "When it is looked at next (default: in three months)");
        var mitigation = new Option<string?>("--mitigation") { Description = "Something more that is done about it" };
        return Verb("review", "Record that a risk was looked at", [note, impact, next, mitigation],
            (id, by, parsed) => new RecordReview(id, parsed.GetRequiredValue(note), Impact(parsed.GetValue(impact)), parsed.GetValue(next), parsed.GetValue(mitigation), by),
            details => $"Recorded; {details.Id} is looked at next {Output.Day(details.ReviewOn)}.");
    }

    private static Command Assign()
    {
        var owner = Required("--owner", "The person or post that looks after it");
        var body = new Option<string?>("--body") { Description = "The body that answers for it (default: as before)" };
        return Verb("assign", "Give a risk to somebody else, who is told", [owner, body],
            (id, by, parsed) => new AssignRisk(id, parsed.GetRequiredValue(owner), parsed.GetValue(body), by),
            details => $"{details.Id} is with {details.Lead}, {details.Bodies[0]}.");
    }

    private static Command Close()
    {
        var reason = Required("--reason", "Why nobody has to look at it any more");
        return Verb("close", "Close a risk", [reason], (id, by, parsed) => new CloseRisk(id, parsed.GetRequiredValue(reason), by), details => $"{details.Id} is closed.");
    }

    private static Command Add()
    {
        var plan = Required("--plan", "The board's plan that the register belongs to, P1");
        var text = Required("--text", "What the risk is");
        var impact = Required("--impact", "How badly it would hit: high, medium or low");
        var mitigation = new Option<string[]>("--mitigation") { Description = "What is done about it; may be given several times" };
        var owner = new Option<string?>("--owner") { Description = "The person or post that looks after it" };
        var body = new Option<string?>("--body") { Description = "The body that answers for it (default: the board)" };
        var next = CommonOptions.Date("--next", "When it is looked at first (default: in three months)");
        var command = new Command("add", "Add a risk to a board's register") { plan, text, impact, mitigation, owner, body, next };
        command.Does(async (parsed, cancellationToken) =>
        {
            var request = new AddRisk(
                SubjectId.Parse(parsed.GetRequiredValue(plan), "P"), parsed.GetRequiredValue(text), Impact(parsed.GetRequiredValue(impact))!.Value, parsed.GetValue(mitigation) ?? [],
                parsed.GetValue(owner), parsed.GetValue(body), parsed.GetValue(next), parsed.GetRequiredValue(CommonOptions.By));
            using var folder = DataFolder.Open(parsed);
            var added = await folder.Mediator.Send(request, cancellationToken);
            var details = added.Id is { } id ? await folder.Mediator.Send(new ShowSubject(id), cancellationToken) : null;
            return Output.Decided(added.Decision, $"{added.Id} is in the register; it is looked at first {Output.Day(details?.ReviewOn)}.");
        });
        return command;
    }

    private static RiskImpact? Impact(string? text) => text is null ? null : StoredName.ToRiskImpact(text.Trim().ToLowerInvariant());

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static Command Verb(
        string name, string description, Option[] options, Func<SubjectId, string, ParseResult, IRequest<Decision>> request, Func<SubjectDetails, string> done)
    {
        var argument = new Argument<string>("RISK") { Description = "The risk's id, K1" };
        var command = new Command(name, description) { argument };
        foreach (var option in options)
            command.Options.Add(option);
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(argument), "K");
            var asked = request(id, parsed.GetRequiredValue(CommonOptions.By), parsed);
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(asked, cancellationToken);
            return Output.Decided(decision, decision.IsAccepted ? done(await folder.Mediator.Send(new ShowSubject(id), cancellationToken)) : "");
        });
        return command;
    }

    private static JsonNode ToJson(RiskItem risk) => new JsonObject
    {
        ["id"] = risk.Id.ToString(),
        ["plan"] = risk.Plan.ToString(),
        ["state"] = risk.State,
        ["impact"] = risk.Impact,
        ["owner"] = risk.Owner,
        ["body"] = risk.Body,
        ["review"] = Output.Iso(risk.ReviewOn),
        ["overdue"] = risk.IsOverdue,
        ["text"] = risk.Text,
        ["mitigations"] = new JsonArray([.. risk.Mitigations.Select(mitigation => (JsonNode)mitigation)]),
    };

    private static void Print(IReadOnlyList<RiskItem> risks)
    {
        if (risks.Count == 0)
        {
            Output.Line("There are no risks.");
            return;
        }

        var table = Output.Table("Id", "Plan", "State", "Impact", "Review", "Owner", "What");
        foreach (var risk in risks)
            table.AddRow(
                Output.Cell(risk.Id.ToString()), Output.Cell(risk.Plan.ToString()), Output.Cell(risk.IsOverdue ? "review overdue" : risk.State), Output.Cell(risk.Impact),
                Output.Cell(Output.Day(risk.ReviewOn)), Output.Cell(risk.Owner ?? risk.Body), Output.Cell(risk.Text));
        Output.Write(table);
    }
}
