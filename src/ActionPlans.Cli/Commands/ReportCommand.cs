using System.CommandLine;
using ActionPlans.Deadlines;
using ActionPlans.Domain;

namespace ActionPlans.Cli.Commands;

/// <summary>What is known about a report that was imported.</summary>
internal static class ReportCommand
{
    public static Command Create() => new("report", "Put right what is known about an imported report") { Receipt() };

    private static Command Receipt()
    {
        var report = new Argument<long>("REPORT") { Description = "The report's number, as 'status' shows it" };
        var received = CommonOptions.Date("--received", "The day on which it was received", required: true);
        var reason = new Option<string>("--reason") { Description = "How that is known", Required = true };
        var command = new Command("receipt", "Correct the day of receipt; deadlines that would move are proposed, none moves by itself") { report, received, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var proposed = await folder.Mediator.Send(
                new CorrectReceipt(parsed.GetRequiredValue(report), parsed.GetRequiredValue(received)!.Value, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken);
            return Output.Decided(proposed.Decision, FormattableString.Invariant($"{Say.Count(proposed.Count, "deadline")} would move: 'actionplans proposals list' shows them, and 'accept' puts them in force."));
        });
        return command;
    }
}
