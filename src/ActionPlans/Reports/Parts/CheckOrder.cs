using ActionPlans.Domain;

namespace ActionPlans.Reports.Parts;

/// <summary>Puts what a person should look at in order: what could make an action wrong or lost first, courtesy last.</summary>
internal static class CheckOrder
{
    public static IReadOnlyList<Check> Of(IReadOnlyList<ReadRecommendation> recommendations, ReportDates dates, IEnumerable<Check> found)
    {
        var checks = new List<Check>();
        var unowned = recommendations.Where(r => r.Flags.Contains("no-body") || r.Flags.Contains("unresolved-body")).ToList();
        if (unowned.Count > 0)
        {
            checks.Add(new Check($"{Count(unowned.Count)} no body that could be told; name one.", Span(unowned)));
        }

        var open = recommendations.Where(r => r.OpenEnded).ToList();
        if (open.Count > 0)
        {
            checks.Add(new Check($"{Count(open.Count)} partners or other bodies that are not all named; add them if they are known.", Span(open)));
        }

        var untimed = recommendations.Where(r => r.Timescale.Kind == TimescaleKind.None).ToList();
        if (untimed.Count > 0)
        {
            checks.Add(new Check($"{Count(untimed.Count)} no printed timescale; agree a date for each.", Span(untimed)));
        }

        if (dates.Published is null)
        {
            checks.Add(new Check(
                dates.PublishedPrinted is { } printed ? $"The report was published in \"{printed}\", without a day; say which." : "The date of publication was not found.",
                new LineSpan(1, 1)));
        }

        checks.AddRange(found.DistinctBy(check => check.What));
        return checks;
    }

    private static string Count(int count) => $"{Say.Count(count, "recommendation")} {(count == 1 ? "has" : "have")}";

    private static LineSpan Span(List<ReadRecommendation> some) => some[0].Lines.Through(some[^1].Lines);
}
