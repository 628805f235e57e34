using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>The actions of plans: what stands where, and what people do about them.</summary>
internal static class ActionCommand
{
    public static Command Create() => new("action", "The actions of plans: list them, record what was done, agree dates") { List(), Done(), Reopen(), Propose(), Agree(), Assign() };

    private static Command List()
    {
        var plan = new Option<string?>("--plan") { Description = "Only this plan's, P1" };
        var asOf = CommonOptions.Date("--as-of", "As they stood at the end of that day (default: now)");
        var json = CommonOptions.Json();
        var command = new Command("list", "List actions with their targets and dates") { plan, asOf, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var of = parsed.GetValue(plan) is { } text ? SubjectId.Parse(text, "P") : (SubjectId?)null;
            using var folder = DataFolder.Open(parsed);
            var actions = await folder.Mediator.Send(new ListActions(of, parsed.GetValue(asOf)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(new JsonObject { ["actions"] = new JsonArray([.. actions.Select(ToJson)]) });
            else
                Print(actions);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Done()
    {
        var note = Required("--note", "What was done, and what shows it");
        var on = CommonOptions.Date("--on", "The day on which it was done (default: today)");
        var forGood = new Option<bool>("--for-good") { Description = "Nothing of it is left, although it recurs or goes on" };
        return Verb("done", "Record that an action was done; one that recurs is due again", [note, on, forGood],
            (id, by, parsed) => new FinishAction(id, parsed.GetRequiredValue(note), parsed.GetValue(on), parsed.GetValue(forGood), by),
            details => details switch
            {
                { State: "done" } => $"{details.Id} is done.",
                { DueOn: { } due } => $"Recorded; {details.Id} is due again {Output.Day(due)}.",
                _ => $"Recorded; {details.Id} is looked at again {Output.Day(details.ReviewOn)}.",
            });
    }

    private static Command Reopen()
    {
        var reason = Required("--reason", "What is not done after all, for the lead");
        return Verb("reopen", "Open an action again that was taken for done", [reason],
            (id, by, parsed) => new ReopenAction(id, parsed.GetRequiredValue(reason), by),
            details => $"{details.Id} is open again{(details.DueOn is { } due ? $", due {Output.Day(due)}" : "")}.");
    }

    private static Command Propose()
    {
        var target = Required("--target", "When: \"31 March 2014\", \"quarterly\", \"on-going\"");
        var reason = Required("--reason", "Why then");
        return Verb("propose", "Propose when an action without a date is to be done; somebody else has to agree", [target, reason],
            (id, by, parsed) => new ProposeTarget(id, parsed.GetRequiredValue(target), parsed.GetRequiredValue(reason), by),
            details => $"Proposed for {details.Id}: {details.Action!.ProposedTarget}. It holds when somebody else agrees: 'actionplans action agree {details.Id}'.");
    }

    private static Command Agree() => Verb("agree", "Agree to the target on the table (by somebody other than who proposed it)", [],
        (id, by, _) => new AgreeTarget(id, by),
        details => details.DueOn is { } due ? $"{details.Id} is due {Output.Day(due)}. {details.Explanation}" : $"{details.Id} is looked at {Output.Day(details.ReviewOn)}. {details.Explanation}");

    private static Command Assign()
    {
        var lead = Required("--lead", "The person or post that is to do it");
        var body = new Option<string?>("--body") { Description = "The body that answers for it (default: as before)" };
        return Verb("assign", "Give an action to somebody else, who is told", [lead, body],
            (id, by, parsed) => new AssignAction(id, parsed.GetRequiredValue(lead), parsed.GetValue(body), by),
            details => $"{details.Id} is with {details.Lead}, {details.Bodies[0]}.");
    }

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static Command Verb(
        string name, string description, Option[] options, Func<SubjectId, string, ParseResult, IRequest<Decision>> request, Func<SubjectDetails, string> done)
    {
        var argument = new Argument<string>("ACTION") { Description = "The action's id, A1" };
        var command = new Command(name, description) { argument };
        foreach (var option in options)
            command.Options.Add(option);
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(argument), "A");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(request(id, parsed.GetRequiredValue(CommonOptions.By), parsed), cancellationToken);
            return Output.Decided(decision, decision.IsAccepted ? done(await folder.Mediator.Send(new ShowSubject(id), cancellationToken)) : "");
        });
        return command;
    }

    private static JsonNode ToJson(ActionItem action) => new JsonObject
    {
        ["id"] = action.Id.ToString(),
        ["plan"] = action.Plan.ToString(),
        ["position"] = action.Position,
        ["state"] = action.State,
        ["due"] = Output.Iso(action.DueOn),
        ["review"] = Output.Iso(action.ReviewOn),
        ["overdue"] = action.IsOverdue,
        ["target"] = action.Target,
        ["targetKind"] = action.TargetKind,
        ["proposed"] = action.ProposedTarget,
        ["doneOn"] = Output.Iso(action.DoneOn),
        ["lead"] = action.Lead,
        ["body"] = action.Body,
        ["text"] = action.Text,
    };

    private static void Print(IReadOnlyList<ActionItem> actions)
    {
        if (actions.Count == 0)
        {
            Output.Line("There are no actions.");
            return;
        }

        var table = Output.Table("Id", "Plan", "State", "Due", "Target", "Lead", "What");
        foreach (var action in actions)
            table.AddRow(
                Output.Cell(action.Id.ToString()), Output.Cell(action.Plan.ToString()), Output.Cell(action.IsOverdue ? "overdue" : action.State), Output.Cell(When(action)),
                Output.Cell(action.Target), Output.Cell(action.Lead ?? action.Body), Output.Cell(action.Text));
        Output.Write(table);
    }

    private static string When(ActionItem action) => action switch
    {
        { DueOn: { } due } => Output.Day(due)!,
        { ProposedTarget: { } proposed } => $"proposed: {proposed}",
        { TargetKind: "none" } => "to be proposed",
        _ => $"review {Output.Day(action.ReviewOn)}",
    };
}
