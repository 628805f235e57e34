using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Extensions;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Cli.Commands;

/// <summary>More time: asking for it and answering.</summary>
internal static class ExtensionCommand
{
    public static Command Create() => new("extension", "Ask for more time, and answer; 'show' lists what was asked and granted") { Ask(), Grant(), Refuse(), Counter() };

    private static Command Ask()
    {
        var to = CommonOptions.Date("--to", "The new date", required: true);
        var reason = Required("--reason", "Why the date cannot be kept");
        var safeguard = Required("--safeguard", "What keeps children safe until then");
        return Verb("ask", "Ask for a later date; the one in force stays until somebody else grants it", [to, reason, safeguard],
            (id, by, parsed) => new AskExtension(id, parsed.GetRequiredValue(to)!.Value, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(safeguard), by),
            details => $"The oversight body is asked for an extension of {details.Id}; until it is granted it stays due {Output.Day(details.DueOn)}.");
    }

    private static Command Grant()
    {
        var reason = new Option<string?>("--reason") { Description = "Anything that should be kept with it" };
        return Verb("grant", "Agree to the date on the table (by somebody other than who proposed it)", [reason],
            (id, by, parsed) => new GrantExtension(id, parsed.GetValue(reason), by),
            details => $"{details.Id} is now due {Output.Day(details.DueOn)}. {details.Explanation}");
    }

    private static Command Refuse()
    {
        var reason = Required("--reason", "Why not, for the other side");
        return Verb("refuse", "Leave the date as it is", [reason],
            (id, by, parsed) => new RefuseExtension(id, parsed.GetRequiredValue(reason), by),
            details => $"Refused; {details.Id} stays due {Output.Day(details.DueOn)}.");
    }

    private static Command Counter()
    {
        var to = CommonOptions.Date("--to", "The date offered instead", required: true);
        var reason = Required("--reason", "Why this one, for the other side");
        return Verb("counter", "Offer another date instead; the other side grants or refuses it", [to, reason],
            (id, by, parsed) => new CounterExtension(id, parsed.GetRequiredValue(to)!.Value, parsed.GetRequiredValue(reason), by),
            details => $"{Output.Day(details.Extensions[^1].ProposedTo)} is offered instead; until that is answered {details.Id} stays due {Output.Day(details.DueOn)}.");
    }

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static Command Verb(
        string name, string description, Option[] options, Func<SubjectId, string, ParseResult, IRequest<Decision>> request, Func<SubjectDetails, string> done)
    {
        var argument = new Argument<string>("RECOMMENDATION") { Description = "The recommendation's id, R1" };
        var command = new Command(name, description) { argument };
        foreach (var option in options)
            command.Options.Add(option);
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(argument), "R");
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(request(id, parsed.GetRequiredValue(CommonOptions.By), parsed), cancellationToken);
            return Output.Decided(decision, decision.IsAccepted ? done(await folder.Mediator.Send(new ShowSubject(id), cancellationToken)) : "");
        });
        return command;
    }
}
