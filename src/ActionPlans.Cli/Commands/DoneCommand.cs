using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Cli.Commands;

/// <summary>The lead's own statement that the work on a recommendation is done, before there is evidence of it.</summary>
internal static class DoneCommand
{
    public static Command Create()
    {
        var (recommendation, body) = (Recommendation(), Body());
        var on = CommonOptions.Date("--on", "The day on which it was done", required: true);
        var note = new Option<string?>("--note") { Description = "What was done" };
        var command = new Command("done", "Say that the work is done; evidence is still asked for, and what is late stays late") { recommendation, on, note, body };
        command.Subcommands.Add(Undo());
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(
                    new SayDone(id, parsed.GetRequiredValue(on)!.Value, parsed.GetValue(note), parsed.GetValue(body), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} is said to be done. Hand in evidence of it: 'actionplans evidence add {id} FILE'.");
        });
        return command;
    }

    private static Command Undo()
    {
        var (recommendation, body) = (Recommendation(), Body());
        var reason = new Option<string>("--reason") { Description = "What is not done after all", Required = true };
        var command = new Command("undo", "Take back that it is done") { recommendation, reason, body };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(
                    new TakeBackDone(id, parsed.GetRequiredValue(reason), parsed.GetValue(body), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} is no longer said to be done.");
        });
        return command;
    }

    private static Argument<string> Recommendation() => new("RECOMMENDATION") { Description = "The recommendation's id, R1" };

    private static Option<string?> Body() => new("--body") { Description = "The responsible body whose part it is (default: every part that is open)" };
}
