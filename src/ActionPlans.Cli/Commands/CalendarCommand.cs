using System.CommandLine;
using ActionPlans.Deadlines;

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
            Output.Line(FormattableString.Invariant($"{check.Looked} deadlines counted anew; {check.Proposed} more would move. {open} proposals wait for a decision."));
            return open == 0 ? ExitCode.Done : ExitCode.NotDone;
        });
        return command;
    }
}
