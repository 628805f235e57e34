using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>What the writers of fictional reports with headed lists share: items in a printing chosen once a report.</summary>
internal sealed class ListedReportWriter(FictionalReport report)
{
    private readonly bool numbered = report.Faker.Random.Bool();
    private readonly string numberEnd = report.Faker.PickRandom(".", ")");
    private int number = report.Faker.PickRandom(0, 0, 11);

    public FictionalReport Report => report;

    public T Pick<T>(params T[] some) => report.Faker.PickRandom(some);

    public bool Chance(double probability) => report.Faker.Random.Double() < probability;

    public void Heading(string words) => report.Add(words, "");

    public void Prose(int paragraphs = 1)
    {
        for (; paragraphs > 0; paragraphs--)
        {
            report.Add(report.Prose()[4..], "");
        }
    }

    /// <summary>Some items; <paramref name="lead"/> ("The trust must") stands before each and is part of its text.</summary>
    /// <param name="ends">Each with a full stop: without, nobody can tell the rest of an item from a heading on the next page.</param>
    public void Items(
        RecommendationKind kind, IReadOnlyList<string> bodies, int? amount = null, bool immediate = false, string lead = "", bool openEnded = false, bool? numbers = null, int least = 1,
        bool ends = false)
    {
        for (var count = report.Faker.Random.Int(least, 5); count > 0; count--)
        {
            var sentence = ends ? report.Sentence().TrimEnd('.') + "." : report.Sentence();
            Item(lead.Length > 0 ? $"{lead} {sentence}" : Capital(sentence), kind, bodies, amount, immediate, openEnded, numbers);
        }

        report.Add("");
    }

    public void Item(
        string text, RecommendationKind kind, IReadOnlyList<string> bodies, int? amount = null, bool immediate = false, bool openEnded = false, bool? numbers = null)
    {
        var own = numbers ?? numbered;
        number += own ? 1 : 0;
        report.Add((own ? $"{number}{numberEnd} " : report.Bullet) + text);
        report.Expect(new(text, own ? $"{number}" : null, amount, immediate, bodies, openEnded, null, kind));
        report.MaybeBlank();
    }

    public void Restart() => number = 0;

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
