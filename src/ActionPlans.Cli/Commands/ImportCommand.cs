using System.CommandLine;
using ActionPlans.Reports;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>Stores a report and starts its workflows.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ReportFile();
        var received = CommonOptions.Date("--received", "The day on which the report reached you", required: true);
        var command = new Command("import", "Read a report, work out its deadlines and start seeing each recommendation through") { file, received };
        command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var content = ReportFile.ReadBytes(path.FullName);
            using var folder = DataFolder.Open(parsed);
            var imported = await Output.WithProgress("Importing…", () => folder.Mediator.Send(
                new ImportReport(path.Name, content, parsed.GetRequiredValue(received)!.Value, parsed.GetRequiredValue(CommonOptions.By)),
                cancellationToken));
            Print(imported, path.Name);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ImportedReport imported, string name)
    {
        if (!imported.IsNew)
        {
            Output.Line($"{name} was imported before, as received on {Output.Day(imported.ReceivedOn)}: nothing was changed.");
            return;
        }

        Output.Heading(imported.Title);
        var table = Output.Table("Id", "Due", "How the date was worked out", "Recommendation");
        foreach (var (id, read, deadline) in imported.Recommendations)
            table.AddRow(Output.Cell(id.ToString()), Output.Cell(Output.Day(deadline.Due) ?? "not agreed"), Output.Cell(deadline.Explanation), Output.Cell(read.Text));
        Output.Write(table);
        if (imported.PlanId is { } plan)
            Output.Line($"{plan} action plan: {imported.PlanDeadline!.Explanation}");
        foreach (var check in imported.Checks)
            Output.Line($"Check line {check.Lines.From}: {check.What}");
        Output.Line($"{imported.Recommendations.Count} recommendations wait. 'actionplans work' sends the messages.");
    }
}
