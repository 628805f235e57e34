using System.CommandLine;
using System.Text.Json.Nodes;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Everything at a glance.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var report = new Option<long?>("--report") { Description = "Only the report with this number" };
        var asOf = CommonOptions.Date("--as-of", "As it stood at the end of that day (default: now)");
        var json = CommonOptions.Json();
        var command = new Command("status", "Show the reports, what stands where, and what waits to be sent") { report, asOf, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            using var folder = DataFolder.Open(parsed);
            var status = await folder.Mediator.Send(new GetStatus(parsed.GetValue(report), parsed.GetValue(asOf)), cancellationToken);
            if (parsed.GetValue(json))
                Output.Json(ToJson(status));
            else
                Print(status);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject ToJson(InstallationStatus status) => new()
    {
        ["reports"] = new JsonArray([.. status.Reports.Select(report => (JsonNode)new JsonObject
        {
            ["id"] = report.Id,
            ["title"] = report.Title,
            ["area"] = report.Area,
            ["received"] = Output.Iso(report.ReceivedOn),
            ["recommendations"] = report.Recommendations,
            ["closed"] = report.Closed,
            ["overdue"] = report.Overdue,
            ["actions"] = report.Board.Actions,
            ["actionsOver"] = report.Board.ActionsOver,
            ["actionsOverdue"] = report.Board.ActionsOverdue,
            ["risks"] = report.Board.Risks,
            ["riskReviewsOverdue"] = report.Board.ReviewsOverdue,
        })]),
        ["items"] = new JsonArray([.. status.Subjects.Select(subject => (JsonNode)new JsonObject
        {
            ["id"] = subject.Id.ToString(),
            ["report"] = subject.ReportId,
            ["state"] = subject.State,
            ["saidDone"] = Output.Iso(subject.SaidDoneOn),
            ["due"] = Output.Iso(subject.DueOn),
            ["rag"] = subject.Rag?.Colour.ToStored(),
            ["ragRule"] = subject.Rag?.Rule,
            ["body"] = subject.Body,
            ["text"] = subject.Text,
        })]),
        ["messages"] = new JsonObject { ["pending"] = status.MessagesPending, ["sent"] = status.MessagesSent, ["failed"] = status.MessagesFailed },
        ["nextTimer"] = status.NextTimer is { } next ? Output.Iso(next) : null,
        ["faulted"] = status.Faulted,
    };

    private static void Print(InstallationStatus status)
    {
        if (status.Reports.Count == 0)
        {
            Output.Line("No report has been imported yet: 'actionplans import FILE --received DATE'.");
            return;
        }

        foreach (var report in status.Reports)
        {
            Output.Heading($"{report.Title} (received {Output.Day(report.ReceivedOn)})");
            if (report.Recommendations > 0)
                Output.Line($"{Say.Count(report.Recommendations, "recommendation")}, {report.Closed} closed, {report.Overdue} overdue");
            if (report.Board != BoardCounts.None)
                Output.Line($"{report.Board}");
            var table = Output.Table("Id", "State", "RAG", "Due", "Accountable", "What");
            foreach (var subject in status.Subjects.Where(subject => subject.ReportId == report.Id))
                table.AddRow(
                    Output.Cell(subject.Id.ToString()), Output.Cell(Output.State(subject.State, subject.SaidDoneOn)), Output.Cell(subject.Rag?.Colour.ToStored()), Output.Cell(Output.Day(subject.DueOn) ?? "not agreed"),
                    Output.Cell(subject.Body), Output.Cell(subject.Id.Kind == 'P' ? "Action plan" : subject.Text));
            Output.Write(table);
        }

        Output.Line($"Messages: {status.MessagesSent} sent, {status.MessagesPending} waiting, {status.MessagesFailed} failed.");
        if (status.NextTimer is { } next)
            Output.Line($"The next step is due {Output.At(next)}.");
        if (status.Faulted > 0)
            Output.Line($"{status.Faulted} workflows stopped on a fault: 'actionplans show ID' says why.");
    }
}
