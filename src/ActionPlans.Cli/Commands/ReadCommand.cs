using System.CommandLine;
using ActionPlans.Domain;
using ActionPlans.Reports;
using Spectre.Console;

namespace ActionPlans.Cli.Commands;

/// <summary>What the reader finds in a report. Stores nothing.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ReportFile();
        var json = CommonOptions.Json();
        var command = new Command("read", "Show what is found in a report, storing nothing") { file, json };
        command.Does(parsed =>
        {
            var reading = ReportReader.Read(ReportFile.Load(parsed.GetRequiredValue(file).FullName));
            if (parsed.GetValue(json))
                Console.WriteLine(ReadingJson.Write(reading));
            else
                Print(reading);
            return ExitCode.Done;
        });
        return command;
    }

    internal static void Print(Reading reading)
    {
        var confidence = ReadingConfidence.Of(reading);
        Output.Heading(reading.Title);
        if (reading.Checks.Count > 0)
            Output.Heading($"{Say.Count(reading.Checks.Count, "thing")} to check");
        foreach (var check in reading.Checks)
            Output.Line($"line {check.Lines.From}: {check.What}");

        Output.Heading("What was found");
        Output.Fact("Family", reading.Family);
        Output.Fact("Area", As(confidence.Area, reading.Area));
        Output.Fact("Inspected", As(confidence.InspectionDates, Output.Period(reading.Dates.InspectionFrom, reading.Dates.InspectionTo)));
        Output.Fact("Published", As(confidence.Published, reading.Dates.PublishedPrinted ?? Output.Day(reading.Dates.Published)));
        Output.Fact("Commissioner", reading.Commissioner);
        Output.Fact("Providers", string.Join("; ", reading.Providers));
        Output.Fact("Region", reading.Region);
        foreach (var duty in reading.FurtherDuties.Concat(reading.PlanDuty is { } main ? [main] : []))
            Output.Fact(duty.Stage is null ? "Plan" : $"Plan ({duty.Stage})", As(confidence.PlanDuty, Plan(duty)));

        if (reading.Recommendations.Count > 0)
            PrintRecommendations(reading);
        if (reading.PlanRows.Count > 0)
            PrintPlanRows(reading);
        foreach (var judgement in reading.Judgements)
            Output.Line($"{judgement.Group} – {judgement.Aspect}: {judgement.Grade}");
    }

    private static void PrintRecommendations(Reading reading)
    {
        var table = Output.Table("#", "Timescale", "Bodies", "Recommendation", "Lines");
        foreach (var recommendation in reading.Recommendations)
            table.AddRow(
                Output.Cell(recommendation.Number ?? $"{recommendation.Ordinal}"),
                Output.Cell(recommendation.Timescale.Printed ?? "none printed"),
                Output.Cell(string.Join("; ", recommendation.Bodies.Select(body => body.Printed)) + (recommendation.OpenEnded ? "; and others" : "")),
                Output.Cell(recommendation.Text),
                Output.Cell($"{recommendation.Lines.From}–{recommendation.Lines.To}"));
        Output.Write(table);
    }

    private static void PrintPlanRows(Reading reading)
    {
        var table = Output.Table("#", "Target", "Lead", "Action", "Lines");
        foreach (var (place, row) in reading.PlanRows.Index())
            table.AddRow(
                Output.Cell($"{place + 1}"),
                Output.Cell(row.Targets.Count == 0 ? "none printed" : string.Join("; ", row.Targets.Select(target => target.Printed))),
                Output.Cell(row.Lead),
                Output.Cell(row.Action ?? row.Objective ?? row.Outcome),
                Output.Cell($"{row.Lines.From}–{row.Lines.To}"));
        Output.Write(table);
    }

    private static string Plan(PlanDuty duty) => string.Join(", ", new[]
    {
        $"by {duty.By ?? "nobody named"}", duty.Timescale.Printed.Length > 0 ? duty.Timescale.Printed : "no time printed", duty.To is null ? null : $"to {duty.To}",
        duty.CopyTo.Count > 0 ? $"copied to {string.Join(", ", duty.CopyTo)}" : null,
    }.OfType<string>()) + $" (line {duty.Lines.From})";

    // What is printed as it stands needs no word; what was concluded, or is doubtful, says so.
    private static string? As(string? confidence, string? found) => string.IsNullOrEmpty(found) || confidence is "sure" or null ? found : $"{found} ({confidence})";
}
