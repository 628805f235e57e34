using System.CommandLine;
using ActionPlans.Domain;
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
        var corrections = new Option<FileInfo?>("--corrections") { Description = "A JSON file with what you put right in the reading (see the README)" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before starting" };
        var command = new Command("import", "Read a report, work out its deadlines and start seeing each recommendation through") { file, received, corrections, yes };
        command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var content = ReportFile.ReadBytes(path.FullName);
            var corrected = parsed.GetValue(corrections) is { } given ? Corrections.Parse(ReadCorrections(given)) : null;
            if (!parsed.GetValue(yes) && !Console.IsInputRedirected && !Confirmed(content, path.Name, corrected))
                return ExitCode.NotDone;
            using var folder = DataFolder.Open(parsed);
            var imported = await Output.WithProgress("Importing…", () => folder.Mediator.Send(
                new ImportReport(path.Name, content, parsed.GetRequiredValue(received)!.Value, parsed.GetRequiredValue(CommonOptions.By), corrected),
                cancellationToken));
            Print(imported, path.Name);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>At a terminal nothing starts before the person has seen what was understood.</summary>
    private static bool Confirmed(byte[] content, string name, Corrections? corrections)
    {
        var original = ReportReader.Read(ReportFile.FromBytes(content, name));
        var reading = corrections?.ApplyTo(original) ?? original;
        ReadCommand.Print(reading);
        return AnsiConsole.Confirm(
            $"Start seeing {(reading.Recommendations.Count > 0 ? Say.Count(reading.Recommendations.Count, "recommendation") : Say.Count(reading.PlanRows.Count, "action"))} through?", defaultValue: false);
    }

    private static string ReadCorrections(FileInfo file) => file switch
    {
        { Exists: false } => throw new RefusedException($"there is no file {file}: check the name"),
        { Length: > 1_000_000 } => throw new RefusedException($"{file.Name} is larger than 1 MB: corrections are a few lines"),
        _ => File.ReadAllText(file.FullName),
    };

    private static void Print(ImportedReport imported, string name)
    {
        if (!imported.IsNew)
        {
            Output.Line($"{name} was imported before, as received on {Output.Day(imported.ReceivedOn)}: nothing was changed.");
            return;
        }

        Output.Heading(imported.Title);
        if (imported.Actions.Count > 0)
            PrintBoardPlan(imported);
        else
            PrintRecommendations(imported);
        foreach (var check in imported.Checks)
            Output.Line($"Check line {check.Lines.From}: {check.What}");
        Output.Line(imported.Actions.Count > 0
            ? $"To see through: {Say.Count(imported.Actions.Count, "action")} and {Say.Count(imported.Risks.Count, "risk")}. 'actionplans work' sends the messages."
            : $"To see through: {Say.Count(imported.Recommendations.Count, "recommendation")}. 'actionplans work' sends the messages.");
    }

    private static void PrintRecommendations(ImportedReport imported)
    {
        var table = Output.Table("Id", "Due", "How the date was worked out", "Recommendation");
        foreach (var (id, read, deadline) in imported.Recommendations)
            table.AddRow(Output.Cell(id.ToString()), Output.Cell(Output.Day(deadline.Due) ?? "not agreed"), Output.Cell(deadline.Explanation), Output.Cell(read.Text));
        Output.Write(table);
        foreach (var (id, duty, deadline) in imported.Plans)
            Output.Line($"{id} {(duty.Stage is null ? "" : $"{duty.Stage} ")}action plan: {deadline.Explanation}");
    }

    private static void PrintBoardPlan(ImportedReport imported)
    {
        var table = Output.Table("Id", "Due", "How the date was worked out", "Action");
        foreach (var (id, read, deadline) in imported.Actions)
            table.AddRow(
                Output.Cell(id.ToString()), Output.Cell(Output.Day(deadline.Due) ?? $"none; looked at {Output.Day(deadline.ReviewBy)}"), Output.Cell(deadline.Explanation),
                Output.Cell(read.Action ?? read.Objective));
        foreach (var (id, read, review) in imported.Risks)
            table.AddRow(Output.Cell(id.ToString()), Output.Cell($"review {Output.Day(review)}"), Output.Cell($"impact {read.Impact ?? "not said"}"), Output.Cell(read.Risk));
        Output.Write(table);
    }
}
