using ActionPlans.Domain;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports;

/// <summary>How sure the reader is of a recommendation's fields: "sure" as printed, "likely" by a rule, "unsure" a person has to say.</summary>
/// <param name="Number">Null where none is printed.</param>
public sealed record Confidence(string Text, string? Number, string Kind, string Timescale, string Bodies)
{
    private const int LongestSure = 30;

    public static Confidence Of(ReadRecommendation recommendation, string family)
    {
        var isDoubted = recommendation.Flags.Contains("no-asking-sentence") || recommendation.Flags.Contains("no-list-sign");
        return new(
            recommendation.Flags.Contains(MixedPages.Flag) ? "unsure" : recommendation.Lines.To - recommendation.Lines.From > LongestSure || recommendation.Flags.Contains("no-list-sign") ? "likely" : "sure",
            recommendation.Number is { } number ? (char.IsAsciiDigit(number[0]) ? "sure" : "likely") : null,
            isDoubted ? "unsure" : family == Formats.HeadingFamily.General.Family ? "likely" : "sure",
            recommendation.Timescale.Kind == TimescaleKind.Vague ? "unsure" : recommendation.Flags.Contains("timescale-in-sentence") ? "likely" : "sure",
            OfBodies(recommendation));
    }

    private static string OfBodies(ReadRecommendation recommendation) =>
        recommendation.Bodies.Count == 0 || recommendation.Bodies.Any(b => b.Name is null) ? "unsure"
        : recommendation.OpenEnded || recommendation.Bodies.Any(b => !b.Name!.Equals(b.Printed, StringComparison.OrdinalIgnoreCase)) ? "likely"
        : "sure";
}

/// <summary>The same for what stands once in a report; null where the report has nothing of the kind, and asks for nothing.</summary>
public sealed record ReadingConfidence(string Title, string Area, string InspectionDates, string Published, string? Judgements, string? PlanDuty)
{
    public static ReadingConfidence Of(Reading reading) => new(
        reading.Family == Formats.HeadingFamily.General.Family ? "likely" : "sure",
        reading.Area is not { } area ? "unsure" : reading.Title.Contains(area, StringComparison.OrdinalIgnoreCase) ? "sure" : "likely",
        reading.Dates is { InspectionFrom: not null, InspectionTo: not null } ? "sure" : "unsure",
        reading.Dates.Published is null ? "unsure" : reading.Family.EndsWith("-letter", StringComparison.Ordinal) ? "likely" : "sure",
        OfJudgements(reading),
        OfDuties(reading));

    // A check that stands at a grade is about the grades.
    private static string? OfJudgements(Reading reading) =>
        reading.Judgements.Count == 0 ? null
        : reading.Checks.Any(check => check.Lines.From >= reading.Judgements[0].Lines.From && check.Lines.To <= reading.Judgements[^1].Lines.To) ? "likely"
        : "sure";

    private static string? OfDuties(Reading reading)
    {
        if (reading.PlanDuty is not { } main)
        {
            return null;
        }

        var duties = reading.FurtherDuties.Append(main).ToList();
        return duties.Exists(d => d.ByBody is null || d.Timescale.Kind is TimescaleKind.None or TimescaleKind.Vague) ? "unsure"
            : duties.Exists(d => !d.ByBody!.Equals(d.By, StringComparison.OrdinalIgnoreCase)) ? "likely"
            : "sure";
    }
}
