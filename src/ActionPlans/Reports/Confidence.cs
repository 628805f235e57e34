using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>How sure the reader is of a recommendation's fields: "sure" as printed, "likely" by a rule, "unsure" a person has to say.</summary>
public sealed record Confidence(string Text, string Timescale, string Bodies)
{
    public static Confidence Of(ReadRecommendation recommendation) => new(
        recommendation.Lines.To - recommendation.Lines.From > 30 ? "likely" : "sure",
        recommendation.Timescale.Kind == TimescaleKind.Vague ? "unsure" : recommendation.Flags.Contains("timescale-in-sentence") ? "likely" : "sure",
        OfBodies(recommendation));

    private static string OfBodies(ReadRecommendation recommendation) =>
        recommendation.Bodies.Count == 0 || recommendation.Bodies.Any(b => b.Name is null) ? "unsure"
        : recommendation.OpenEnded || recommendation.Bodies.Any(b => !b.Name!.Equals(b.Printed, StringComparison.OrdinalIgnoreCase)) ? "likely"
        : "sure";
}
