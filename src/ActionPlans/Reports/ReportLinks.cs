using System.Globalization;

namespace ActionPlans.Reports;

/// <summary>Finds the same recommendation in two reports of one inspection.</summary>
public static class ReportLinks
{
    private const double Least = 0.5;
    private const double TooClose = 0.08;

    /// <summary>
    /// Pairs in the first reading's order. Each recommendation is in one pair at most, so that look-alikes inside one report stay
    /// apart. Empty where the readings are not of one inspection: another area, or days that don't meet.
    /// </summary>
    public static IReadOnlyList<RecommendationLink> Propose(Reading a, Reading b)
    {
        if (!OfOneInspection(a, b))
        {
            return [];
        }

        var weights = Weights(a.Recommendations.Concat(b.Recommendations));
        var pairs = (
            from first in a.Recommendations
            from second in b.Recommendations
            let score = Score(Words(first.Text), Words(second.Text), weights)
            where score >= Least
            orderby score descending, first.Ordinal, second.Ordinal
            select (First: first, Second: second, Score: score)).ToList();
        var taken = new HashSet<(bool IsFirst, int Ordinal)>();
        var links = new List<RecommendationLink>();
        foreach (var (first, second, score) in pairs)
        {
            if (taken.Contains((true, first.Ordinal)) || taken.Contains((false, second.Ordinal)))
            {
                continue;
            }

            taken.Add((true, first.Ordinal));
            taken.Add((false, second.Ordinal));
            var rival = pairs.Exists(p => p.First == first != (p.Second == second) && p.Score > score - TooClose);
            links.Add(new RecommendationLink(first.Ordinal, second.Ordinal, Math.Round(score, 2), Reason(first, second, score, rival)));
        }

        return links.OrderBy(link => link.First).ToList();
    }

    private static bool OfOneInspection(Reading a, Reading b) =>
        a.Area is not null && a.Area.Equals(b.Area, StringComparison.OrdinalIgnoreCase)
        && a.Dates.InspectionFrom is { } from && b.Dates.InspectionTo is { } to && b.Dates.InspectionFrom is { } otherFrom && a.Dates.InspectionTo is { } otherTo
        && from <= to && otherFrom <= otherTo;

    private static string Reason(ReadRecommendation first, ReadRecommendation second, double score, bool rival)
    {
        var reasons = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{score * 100:0} % of the telling words are the same") };
        var sameTime = first.Timescale.Kind == second.Timescale.Kind && first.Timescale.Amount == second.Timescale.Amount;
        reasons.Add(sameTime ? "the timescale is the same" : $"but the timescales differ ({first.Timescale.Printed} / {second.Timescale.Printed})");
        if (first.Marks.Concat(second.Marks).FirstOrDefault() is { } mark)
        {
            reasons.Add($"it is marked ({mark})");
        }

        if (rival)
        {
            reasons.Add("but another one is almost as close");
        }

        return string.Join("; ", reasons);
    }

    // Words that stand in many recommendations tell little.
    private static Dictionary<string, double> Weights(IEnumerable<ReadRecommendation> all)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        foreach (var recommendation in all)
        {
            total++;
            foreach (var word in Words(recommendation.Text))
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts.ToDictionary(pair => pair.Key, pair => Math.Log(1 + ((double)total / pair.Value)));
    }

    private static double Score(HashSet<string> left, HashSet<string> right, Dictionary<string, double> weights)
    {
        var both = left.Where(right.Contains).Sum(word => weights[word]);
        var shorter = Math.Min(left.Sum(word => weights[word]), right.Sum(word => weights[word]));
        var either = left.Union(right).Sum(word => weights[word]);
        return either == 0 ? 0 : ((both / shorter) + (both / either)) / 2;
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '(', ')', '-', '/', '\'', '’'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 3 || word.Any(char.IsAsciiDigit))
            {
                words.Add(Stem(word));
            }
        }

        return words;
    }

    private static string Stem(string word)
    {
        foreach (var ending in (string[])["ing", "ed", "es", "s"])
        {
            if (word.Length - ending.Length > 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
