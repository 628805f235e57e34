using System.Globalization;

namespace ActionPlans.Reports.Parts;

/// <summary>Looks for printed numbers that are missing, doubled or out of order.</summary>
internal static class NumberSequence
{
    public static void Check(IReadOnlyList<ReadRecommendation> recommendations, ICollection<Check> checks)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ReadRecommendation? before = null;
        foreach (var recommendation in recommendations.Where(r => r.Number is not null))
        {
            var (stem, last) = Split(recommendation.Number!);
            var expected = before is not null && Split(before.Number!).Stem == stem ? Split(before.Number!).Last + 1 : 1;
            if (!seen.Add(recommendation.Number!))
            {
                checks.Add(new Check($"The number {recommendation.Number} is printed twice.", recommendation.Lines));
            }
            else if (last > expected && (before is null || Split(before.Number!).Stem == stem || stem.Length > 0))
            {
                var missing = last - expected == 1 ? $"{stem}{expected} is" : $"{stem}{expected} to {stem}{last - 1} are";
                checks.Add(new Check($"Number {missing} missing before {recommendation.Number}.", recommendation.Lines));
            }
            else if (last < expected)
            {
                checks.Add(new Check($"{recommendation.Number} stands after {before!.Number}: the numbers are out of order.", recommendation.Lines));
            }

            before = recommendation;
        }
    }

    /// <summary>Whether a number goes on a list; any number begins one.</summary>
    public static bool Follows(string? before, string number) =>
        before is null || (Split(before) is var (stem, last) && Split(number) is var (nextStem, next) && (nextStem != stem || next == last + 1));

    /// <summary>Whether "41.1" after "2" belongs to the findings and not to the list: a list's own groups count on.</summary>
    public static bool IsOfFindings(string before, string number)
    {
        var dot = number.IndexOf('.');
        return dot > 0 && !before.Contains('.') && int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && int.TryParse(number.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var group) && group != last && group != last + 1;
    }

    private static (string Stem, int Last) Split(string number)
    {
        var dot = number.LastIndexOf('.');
        return int.TryParse(number.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (number[..(dot + 1)], last)
            : (number, 1);
    }
}
