using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Parts;

/// <summary>Attaches the findings' back-references to the recommendations they name.</summary>
internal static class Referenced
{
    public static IReadOnlyList<ReadRecommendation> With(
        IReadOnlyList<ReadRecommendation> recommendations, IEnumerable<Block> findings, ICollection<Check> checks)
    {
        var references = BackReferences.Find(findings).ToLookup(r => r.Number, r => r.From);
        var numbers = recommendations.Select(r => r.Number).ToHashSet();
        foreach (var dangling in references.Where(r => !numbers.Contains(r.Key)))
        {
            var line = dangling.First().Line;
            checks.Add(new Check($"The findings refer to recommendation {dangling.Key}, which was not found.", new LineSpan(line, line)));
        }

        return recommendations.Select(r => r.Number is null ? r : r with { ReferencedBy = references[r.Number].ToList() }).ToList();
    }
}
