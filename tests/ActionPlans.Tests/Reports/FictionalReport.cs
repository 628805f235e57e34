using System.Text;
using ActionPlans.Reports;
using Bogus;

namespace ActionPlans.Tests.Reports;

/// <summary>What the writer of a fictional report knows must be found in it.</summary>
/// <param name="Amount">Of a relative timescale; its unit is not compared.</param>
/// <param name="Kind">Null where the test of the family does not compare it.</param>
internal sealed record ExpectedRecommendation(
    string Text, string? Number, int? Amount, bool Immediate, IReadOnlyList<string> Bodies, bool OpenEnded, string? Mark, RecommendationKind? Kind = null);

/// <summary>Writes reports of invented places in the shapes of the families, with the answers. Same seed, same report.</summary>
internal sealed class FictionalReport
{
    private static readonly string[] Places = ["Northmere", "Eastvale", "Saltmarsh", "Kestrel", "Marlport", "Fenwick Hollow", "Upper Wold", "Harrowdene"];
    private static readonly string[] Starts = ["ensure that", "review how", "strengthen the way in which", "agree how", "monitor whether", "develop a plan by which"];
    private static readonly string[] Who = ["school nurses", "midwives", "foster carers", "the contact team", "health visitors", "reviewing officers", "all practices", "youth workers"];
    private static readonly string[] What = ["share records with each other", "know whom to call at night", "write down what a child says", "are told of missed appointments", "see every child alone", "meet before discharge"];
    private static readonly string[] When = ["in every case", "and report on it to the board", "so that nobody waits without knowing for how long", "wherever the child lives", "including at weekends and on bank holidays"];

    private readonly Faker faker;
    private readonly List<string> lines = [];
    private readonly List<ExpectedRecommendation> expected = [];
    private readonly string bullet;
    private readonly HashSet<string> used = [];

    private FictionalReport(int seed)
    {
        faker = new Faker("en_GB") { Random = new Randomizer(seed) };
        bullet = faker.PickRandom("- ", "• ", "* ", "– ", "▪ ", " - ", "  • ");
        Place = faker.PickRandom(Places);
    }

    public string Place { get; }

    public string Bullet => bullet;

    public Faker Faker => faker;

    public IReadOnlyList<ExpectedRecommendation> Expected => expected;

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public DateOnly Published { get; private set; }

    /// <summary>The lines of the report, one paragraph each.</summary>
    public IReadOnlyList<string> Lines => lines;

    public string Text => string.Join('\n', lines) + "\n";

    /// <summary>The report as a page prints it: wrapped, with a running header and page numbers.</summary>
    public string Wrapped(int width, int pageLength)
    {
        var text = new StringBuilder();
        var onPage = 0;
        var page = 1;
        var header = $"{Place} report of children's services";
        foreach (var line in lines)
        {
            foreach (var piece in Wrap(line, width))
            {
                text.Append(piece).Append('\n');
                if (++onPage >= pageLength && piece.Length > 0)
                {
                    text.Append($"\n{page++}\n\n{header}\n\n");
                    onPage = 0;
                }
            }
        }

        // What is printed once cannot be known for a running header.
        return page == 2 ? text.Replace(header, "").ToString() : text.ToString();
    }

    public static FictionalReport CqcIntegrated(int seed)
    {
        var report = new FictionalReport(seed);
        report.WriteCqcIntegrated();
        return report;
    }

    public static FictionalReport Clas(int seed)
    {
        var report = new FictionalReport(seed);
        report.WriteClas();
        return report;
    }

    public static FictionalReport Ofsted(int seed)
    {
        var report = new FictionalReport(seed);
        report.WriteOfsted();
        return report;
    }

    /// <summary>An empty report, for the families whose writers are in files of their own.</summary>
    public static FictionalReport Blank(int seed) => new(seed);

    private void WriteCqcIntegrated()
    {
        var commissioner = $"NHS {Place} and the Marshes";
        string[] trusts = [$"{Place} Hospitals NHS Trust", "Tidewater NHS Foundation Trust"];
        Dates(2012);
        Add($"Report on the Outcome of the Integrated Inspection of Safeguarding and Looked After Children's Services in the London Borough of {Place}", "");
        Add($"Date of Inspection\t{Ordinal(From)} - {Ordinal(To)}", $"Date of Joint Report\t{Ordinal(Published)}", $"Commissioning PCT\t{commissioner}");
        Add($"Provider Services Included:\t{trusts[0]} {trusts[1]}", "CQC Region\tLondon", "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", "Recommendations", "");
        foreach (var (band, months) in Bands("Immediate", "Within 3 months", "Within 6 months"))
        {
            Add(band, "");
            for (var group = faker.Random.Int(1, 3); group > 0; group--)
            {
                var all = faker.Random.Bool();
                Add(all ? $"The council together with local health partners including {commissioner}, {trusts[0]} and {trusts[1]}, should:"
                    : $"NHS commissioners {commissioner}, together with {trusts[0]} should:", "");
                string[] bodies = all ? [$"London Borough of {Place}", commissioner, .. trusts] : [commissioner, trusts[0]];
                Items(months, band == "Immediate", bodies, all, marks: true);
            }
        }

        Add("Next steps", "", "An action plan is required from the commissioning PCT within 20 working days of receipt of this report. Please submit the action plan to your SHA copied to CQC through a@b.example and it will be followed up through the regional team.");
    }

    private void WriteClas()
    {
        string[] trusts = [$"{Place} Hospitals NHS Trust", "Fenland Partnership Trust", "Tidewater NHS Foundation Trust"];
        var commissioner = $"NHS {Place} CCG";
        Dates(2015);
        Add($"Review of health services for Children Looked After and Safeguarding in {Place}", "");
        Add($"Date of review:\t{Spaced(From)} – {Spaced(To)}", $"Date of publication:\t{Spaced(Published)}", $"Provider services included:\t{string.Join(' ', trusts)}");
        Add($"CCGs included:\t{commissioner}", "CQC region:\tMid East", "", "The report", "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", "Recommendations", "");
        var groups = faker.Random.Int(2, 5);
        for (var group = 1; group <= groups; group++)
        {
            var trust = faker.PickRandom(trusts);
            Add($"{group}. {commissioner} {faker.PickRandom("and", "in conjunction with", "in partnership with")} {trust} should ensure{faker.PickRandom(":", "", " that:")}", "");
            for (var item = 1; item <= faker.Random.Int(2, 12); item++)
            {
                var text = faker.PickRandom("That ", "that ", "") + Sentence();
                lines.Add($"{bullet}{group}.{item} {text}");
                expected.Add(new(text, $"{group}.{item}", null, false, [commissioner, trust], false, null));
                MaybeBlank();
            }

            Add("");
        }

        Add("Next steps", "", $"An action plan addressing the recommendations above is required from {commissioner} within **20 working days** of receipt of this report.", "", "Please submit your action plan to CQC through a@b.example.");
    }

    private void WriteOfsted()
    {
        Dates(2011);
        var council = $"{Place} Borough Council";
        Add("Inspection of safeguarding and looked after children services", "", council, "", $"Inspection dates: {From.Day}-{To.Day} {To:MMMM yyyy}", "", $"Published: {Published:d MMMM yyyy}", "");
        Add(Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "", Prose(), "");
        foreach (var part in new[] { "Safeguarding services", "Services for looked after children" })
        {
            Add(part, "", "Areas for improvement", "");
            Add($"{faker.Random.Int(10, 90)}. In order to improve the quality of provision in {Place}, the local authority and its partners should take the following action{faker.PickRandom(".", ":", "")}", "");
            foreach (var (band, months) in Bands("Immediately:", "Within three months:", "Within six months:"))
            {
                Add(band, "");
                Items(months, band == "Immediately:", [council], true, marks: false);
            }

            Add("Outcomes", "", "91. Outcomes for children are mixed.", "");
        }
    }

    private void Items(int? months, bool immediate, IReadOnlyList<string> bodies, bool openEnded, bool marks)
    {
        for (var count = faker.Random.Int(1, 5); count > 0; count--)
        {
            var text = Sentence();
            var mark = marks && faker.Random.Bool() ? "Ofsted, June 2012" : null;
            var star = mark is not null ? "*" : "";
            lines.Add($"{bullet}{star}{text}{(mark is null ? "" : $" ({mark})")}{star}");
            expected.Add(new(text, null, months, immediate, bodies, openEnded, mark));
            MaybeBlank();
        }

        Add("");
    }

    private IEnumerable<(string Band, int? Months)> Bands(string now, string three, string six) =>
        new (string, int?)[] { (now, null), (three, 3), (six, 6) }.Where(_ => faker.Random.Double() < 0.85).DefaultIfEmpty((three, 3));

    public void Expect(ExpectedRecommendation recommendation) => expected.Add(recommendation);

    public string Sentence()
    {
        string sentence;
        do
        {
            sentence = $"{faker.PickRandom(Starts)} {faker.PickRandom(Who)} {faker.PickRandom(What)} {faker.PickRandom(When)}";
        }
        while (!used.Add(sentence));

        return sentence + (faker.Random.Bool() ? "." : "");
    }

    public string Prose() => $"1.1 {string.Join(' ', Enumerable.Range(0, 12).Select(_ => $"Staff told us that {faker.PickRandom(Who)} {faker.PickRandom(What)}."))}";

    public void Dates(int year)
    {
        From = new DateOnly(year, faker.Random.Int(1, 9), faker.Random.Int(1, 18));
        To = From.AddDays(faker.Random.Int(3, 11));
        Published = To.AddDays(faker.Random.Int(28, 80));
        To = To.Month == From.Month ? To : From;
    }

    public void MaybeBlank()
    {
        if (faker.Random.Double() < 0.3)
        {
            lines.Add("");
        }
    }

    public void Add(params string[] some) => lines.AddRange(some);

    private static string Suffix(int day) => day is 11 or 12 or 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    private static string Ordinal(DateOnly day) => $"{day.Day}{Suffix(day.Day)} {day:MMMM yyyy}";

    private static string Spaced(DateOnly day) => $"{day.Day} {Suffix(day.Day)} {day:MMMM yyyy}";

    private static IEnumerable<string> Wrap(string line, int width)
    {
        if (line.Length <= width || line.Contains('\t'))
        {
            yield return line;
            yield break;
        }

        while (line.Length > width)
        {
            var cut = line.LastIndexOf(' ', width);
            yield return line[..cut];
            line = line[(cut + 1)..];
        }

        yield return line;
    }
}
