using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Cli.Commands;

/// <summary>Counts one deadline and explains it.</summary>
internal static class DeadlineCommand
{
    public static Command Create()
    {
        var from = CommonOptions.Date("--from", "The day of the event, which is day 0", required: true);
        var within = new Option<string>("--within") { Description = "The period: \"20 working days\", \"3 months\", \"immediately\"", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("deadline", "Work out a due date, and say how") { from, within, json, Agree() };
        command.Does(parsed =>
        {
            if (!Timescale.TryReadWithin(parsed.GetRequiredValue(within), out var period))
                throw new RefusedException($"'{parsed.GetValue(within)}' is no period: write something like \"20 working days\", \"6 weeks\" or \"3 months\"");

            var deadline = Deadline.Within(period, parsed.GetRequiredValue(from)!.Value, WorkingDays.EnglandAndWales);
            if (parsed.GetValue(json))
                Output.Json(DeadlineJson.ToJson(deadline));
            else
                Output.Line(deadline.Explanation);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Agree()
    {
        var recommendation = new Argument<string>("RECOMMENDATION") { Description = "The recommendation's id, R1" };
        var on = CommonOptions.Date("--on", "The date that is agreed", required: true);
        var reason = new Option<string>("--reason") { Description = "Why this date, and with whom it is agreed", Required = true };
        var command = new Command("agree", "Agree the first date of a recommendation for which the report prints none") { recommendation, on, reason };
        command.Does(async (parsed, cancellationToken) =>
        {
            var id = SubjectId.Parse(parsed.GetRequiredValue(recommendation), "R");
            var day = parsed.GetRequiredValue(on)!.Value;
            using var folder = DataFolder.Open(parsed);
            return Output.Decided(
                await folder.Mediator.Send(new AgreeDeadline(id, day, parsed.GetRequiredValue(reason), parsed.GetRequiredValue(CommonOptions.By)), cancellationToken),
                $"{id} is due {Output.Day(day)}; its reminders count from that date.");
        });
        return command;
    }
}
