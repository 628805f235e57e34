using Bogus;

namespace ActionPlans.Tests.Reports;

/// <summary>What the writer of a business plan knows: the words of each column, and the values of its last.</summary>
internal sealed record ExpectedPlanRow(string Objective, string Action, string Outcome, string Evidence, string Lead, IReadOnlyList<string> Targets)
{
    public override string ToString() => string.Join(" | ", [Objective, Action, Outcome, Evidence, Lead, string.Join(" + ", Targets)]);
}

/// <summary>A board's annual report with its business plan, whose table the conversion has broken at pages, and its risk register.</summary>
internal sealed class FictionalBoardPlan
{
    private const string Titles = "Objective\tAction\tOutcome:\tEvidence of Compliance\tLead\tTarget";

    private static readonly string[][] Times = [["Jan 14"], ["On-going"], ["4 x per annum"], ["TBC"], ["Jan 14", "On-going"], ["June/July 2013"], ["Quarterly"], []];

    private readonly Faker faker;
    private readonly List<string> lines = [];
    private readonly List<ExpectedPlanRow> rows = [];
    private readonly List<string> risks = [];

    public FictionalBoardPlan(int seed)
    {
        faker = new Faker("en_GB") { Random = new Randomizer(seed) };
        Place = faker.PickRandom("Northmere", "Eastvale", "Saltmarsh", "Kestrel");
        lines.AddRange([$"{Place} Safeguarding Children Board", "", "ANNUAL REPORT AND BUSINESS PLAN 2013-2014", "", "Date published: June 2013", "", "The board met six times.", "", Titles]);
        for (var objective = faker.Random.Int(2, 5); objective > 0; objective--)
        {
            Objective();
        }

        lines.AddRange(["", "Risk\tImpact\tMitigation"]);
        for (var risk = faker.Random.Int(1, 4); risk > 0; risk--)
        {
            Risk(risk);
        }

        lines.AddRange(["", "The board thanks its members."]);
    }

    public string Place { get; }

    public string Text => string.Join('\n', lines) + "\n";

    public IReadOnlyList<ExpectedPlanRow> Rows => rows;

    /// <summary>Risk, impact and number of mitigations.</summary>
    public IReadOnlyList<string> Risks => risks;

    private void Objective()
    {
        var objective = Words("Objective");
        for (var actions = faker.Random.Int(1, 3); actions > 0; actions--)
        {
            var row = new ExpectedPlanRow(objective, Words("Agree"), Words("Better"), Words("Minutes on"), faker.PickRandom("Board Chair", "Board Manager", "Training Group"), faker.PickRandom(Times));
            rows.Add(row);
            objective = "";
            if (faker.Random.Double() < 0.3)
            {
                BreakAcrossPages(row);
            }
            else
            {
                Add(row.Objective, row.Action, row.Outcome, row.Evidence, row.Lead, string.Join(' ', row.Targets));
            }
        }
    }

    // The first half of a row stands at the foot of one page, the second below the repeated titles of the next.
    private void BreakAcrossPages(ExpectedPlanRow row)
    {
        var (action, restOfAction) = Halves(row.Action);
        var (outcome, restOfOutcome) = Halves(row.Outcome);
        Add(row.Objective, action, outcome, "", "", "");
        lines.AddRange(["", Titles]);
        Add("", restOfAction, restOfOutcome, row.Evidence, row.Lead, string.Join(' ', row.Targets));
    }

    private void Risk(int number)
    {
        var mitigations = faker.Random.Int(1, 3);
        var impact = faker.PickRandom("High", "Medium", "low");
        risks.Add($"Risk {number} | {impact} | {mitigations}");
        Add($"Risk {number}", impact, Words("Watch"));
        for (; mitigations > 1; mitigations--)
        {
            Add("", "", Words("Watch"));
        }
    }

    private void Add(params string[] cells) => lines.Add(string.Join('\t', cells));

    private string Words(string first) =>
        $"{first} {faker.PickRandom("the way", "what is known of", "the record of")} {faker.PickRandom("schools", "practices", "wards")} {faker.PickRandom("meet", "write", "learn")} {faker.Random.Int(100, 999)}";

    private static (string, string) Halves(string words)
    {
        var cut = words.IndexOf(' ', words.Length / 3);
        return (words[..cut], words[(cut + 1)..]);
    }
}
