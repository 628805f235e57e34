using System.CommandLine;
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
        Output.Heading(reading.Title);
        Output.Fact("Family", reading.Family);
        Output.Fact("Area", reading.Area);
        Output.Fact("Inspected", Output.Period(reading.Dates.InspectionFrom, reading.Dates.InspectionTo));
        Output.Fact("Published", Output.Day(reading.Dates.Published));
        Output.Fact("Commissioner", reading.Commissioner);
        Output.Fact("Providers", string.Join("; ", reading.Providers));
        Output.Fact("Region", reading.Region);
        if (reading.PlanDuty is { } duty)
            Output.Fact("Plan", $"by {duty.By}, {duty.Timescale.Printed}, to {duty.To}, copied to {string.Join(", ", duty.CopyTo)} (line {duty.Lines.From})");

        var table = Output.Table("#", "Timescale", "Bodies", "Recommendation", "Lines");
        foreach (var recommendation in reading.Recommendations)
            table.AddRow(
                Output.Cell(recommendation.Number ?? $"{recommendation.Ordinal}"),
                Output.Cell(recommendation.Timescale.Printed ?? "none printed"),
                Output.Cell(string.Join("; ", recommendation.Bodies.Select(body => body.Printed)) + (recommendation.OpenEnded ? "; and others" : "")),
                Output.Cell(recommendation.Text),
                Output.Cell($"{recommendation.Lines.From}–{recommendation.Lines.To}"));
        Output.Write(table);

        foreach (var judgement in reading.Judgements)
            Output.Line($"{judgement.Group} – {judgement.Aspect}: {judgement.Grade}");
        if (reading.Checks.Count > 0)
            Output.Heading($"{reading.Checks.Count} things to check");
        foreach (var check in reading.Checks)
            Output.Line($"line {check.Lines.From}: {check.What}");
    }
}
