using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Cli.Commands;

/// <summary>The colour by which boards follow a recommendation; 'show' gives it with its rule and history.</summary>
internal static class RagCommand
{
    public static Command Create() => new("rag", "Set another colour than the computed one for a time, or take it back") { Set(), Clear() };

    private static Command Set()
    {
        var recommendation = new Argument<string>("RECOMMENDATION") { Description = "The recommendation's id, R1" };
        var colour = new Option<string>("--colour") { Description = "white (depends on another body), green, amber or red", Required = true };
        var rationale = new Option<string>("--rationale") { Description = "Why it is another than the computed one", Required = true };
        var dependsOn = new Option<string?>("--depends-on") { Description = "For white: the body, or the recommendation (R9), that it waits for" };
        var until = CommonOptions.Date("--until", "The last day on which it holds", required: true);
        var command = new Command("set", "Set a colour, with the reason, for three months at most") { recommendation, colour, dependsOn, rationale, until };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R");
            var wanted = StoredName.ToRagColour(parsed.GetRequiredValue(colour).Trim().ToLowerInvariant());
            using var folder = DataFolder.Open(parsed);
            var decision = await folder.Mediator.Send(
                new OverrideRag(id, wanted, parsed.GetRequiredValue(rationale), parsed.GetRequiredValue(until)!.Value, parsed.GetRequiredValue(CommonOptions.By))
                {
                    DependsOn = parsed.GetValue(dependsOn),
                },
                cancellationToken);
            return Output.Decided(decision, $"{id} is {wanted.ToStored()} until {Output.Day(parsed.GetValue(until))}; then the computed colour holds again.");
        });
        return command;
    }

    private static Command Clear()
    {
        var recommendation = new Argument<string>("RECOMMENDATION") { Description = "The recommendation's id, R1" };
        var reason = new Option<string>("--reason") { Description = "Why it no longer holds", Required = true };
        var command = new Command("clear", "Let the computed colour hold again") { recommendation, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R");
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(new ClearRag(id, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} has its computed colour again.");
        });
        return command;
    }
}
