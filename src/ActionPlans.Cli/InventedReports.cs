using ActionPlans.Seeding;
using Bogus;

namespace ActionPlans.Cli;

/// <summary>Reports about invented places, the same for the same seed and day: in the mix of states that a service of some years has.</summary>
internal sealed class InventedReports(int seed, DateOnly today)
{
    private const int Years = 4;

    private static readonly string[] Regions = ["London", "South East", "South West", "East of England", "Midlands", "North East and Yorkshire", "North West"];

    private static readonly string[] Timescales = ["Immediate", "Within 3 months", "Within 3 months", "Within 6 months", "Within 12 months"];

    private static readonly string[] Verbs = ["Review", "Agree", "Make sure of", "Put in place", "Audit each quarter", "Publish", "Extend to every team", "Train all staff in", "Report to the board on"];

    private static readonly string[] Things =
    [
        "the record of who lives with the child", "supervision of safeguarding cases", "health assessments of children in care", "the transfer between midwives and health visitors",
        "the voice of the child in assessments", "information from general practice", "attendance at case conferences", "the pathway for self-harm", "checks before discharge",
        "notes of the emergency department", "the shared list of children with a plan", "advice for staff out of hours",
    ];

    private static readonly string[] Ends =
    [
        "so that nothing depends on one person", "and look at a sample of files each month", "with the partners named in this report", "and tell families what has changed",
        "so that decisions can be followed years later", "and measure it against the standard", "until nine of ten files show it",
    ];

    /// <summary>As many reports as it takes, the last one cut short.</summary>
    public IEnumerable<SeededReport> Take(int recommendations)
    {
        var random = new Randomizer(seed);
        var places = Places(random);
        for (var left = recommendations; left > 0;)
        {
            var report = Report(random, random.ArrayElement(places), Math.Min(left, random.Int(8, 36)));
            left -= report.Recommendations.Count;
            yield return report;
        }
    }

    private SeededReport Report(Randomizer random, Place place, int count)
    {
        var received = today.AddDays(-random.Int(1, Years * 365));
        return new SeededReport(
            $"Review of health services for children looked after and safeguarding in {place.Area}, no. {random.Int(100_000, 999_999)}", place.Area, place.Region, place.Commissioner, place.Providers,
            received, [.. Enumerable.Range(0, count).Select(_ => Recommendation(random, place))])
        {
            PlanSubmittedOn = random.Bool(0.95f) ? received.AddDays(random.Int(12, 45)) : null,
        };
    }

    private static SeededRecommendation Recommendation(Randomizer random, Place place)
    {
        var provider = random.ArrayElement(place.Providers);
        return new SeededRecommendation(
            $"{random.ArrayElement(Verbs)} {random.ArrayElement(Things)} {random.ArrayElement(Ends)}.",
            random.ArrayElement(Timescales),
            random.Int(1, 4) switch { 1 => [place.Commissioner], 2 => [provider], _ => [place.Commissioner, provider] },
            random.Bool(0.9f) ? random.Int(-60, random.Bool(0.8f) ? 0 : 120) : null,
            random.Bool(0.15f));
    }

    private static Place[] Places(Randomizer random)
    {
        var names = new Faker("en_GB") { Random = random };
        return [.. Enumerable.Range(1, 140).Select(i => names.Address.City()).Distinct().Select(city => new Place(
            city, random.ArrayElement(Regions), $"NHS {city} ICB", [$"{city} Hospitals NHS Trust", $"{city} Community NHS Foundation Trust", $"{city} Partnership NHS Trust"]))];
    }

    private sealed record Place(string Area, string Region, string Commissioner, string[] Providers);
}
