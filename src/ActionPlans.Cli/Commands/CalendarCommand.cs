using System.CommandLine;
using ActionPlans.Deadlines;
using ActionPlans.Domain;

namespace ActionPlans.Cli.Commands;

/// <summary>The bank holidays that deadlines are counted with.</summary>
internal static class CalendarCommand
{
    public static Command Create() => new("calendar", "The bank holidays that deadlines are counted with") { Check() };

    private static Command Check()
    {
        var command = new Command("check", $"Count open deadlines anew with the bank holidays as known now ({CalendarFile.Name} in the data folder adds and withdraws some); exit code 1 when some would move");
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var check = await folder.Mediator.Send(new CheckCalendar(), cancellationToken);
            var open = (await folder.Mediator.Send(new ListProposals(), cancellationToken)).Count;
            Output.Line(FormattableString.Invariant($"{Say.Count(check.Looked, "deadline")} counted anew; {check.Proposed} more would move. {Say.Count(open, "proposal")} to decide."));
            return open == 0 ? ExitCode.Done : ExitCode.NotDone;
        });
        return command;
    }
}
