using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>
/// A family that is known by the words of its first page and read by the headings of its lists. Most newer families are
/// nothing more than such a pair, and are data here.
/// </summary>
internal sealed class HeadingFamily(string family, string[] opens, IReadOnlyDictionary<string, RecommendationKind> headings) : IReportFormat
{
    private static readonly Dictionary<string, RecommendationKind> Lists = new()
    {
        ["recommendations"] = RecommendationKind.Recommendation,
        ["our recommendations"] = RecommendationKind.Recommendation,
        ["recommendation"] = RecommendationKind.Recommendation,
        ["summary of recommendations"] = RecommendationKind.Recommendation,
        ["key recommendations"] = RecommendationKind.Recommendation,
        ["areas for improvement"] = RecommendationKind.AreaForImprovement,
        ["area for improvement"] = RecommendationKind.AreaForImprovement,
        ["areas for further improvement"] = RecommendationKind.AreaForImprovement,
        ["what needs to improve"] = RecommendationKind.AreaForImprovement,
        ["areas for priority action"] = RecommendationKind.PriorityAction,
        ["area for priority action"] = RecommendationKind.PriorityAction,
        ["priority actions"] = RecommendationKind.PriorityAction,
        ["priority and immediate action"] = RecommendationKind.PriorityAction,
        ["areas for development"] = RecommendationKind.AreaForDevelopment,
        ["area for development"] = RecommendationKind.AreaForDevelopment,
        ["causes of concern"] = RecommendationKind.Recommendation,
        ["cause of concern"] = RecommendationKind.Recommendation,
    };

    private static readonly Dictionary<string, RecommendationKind> MustAndShould = new()
    {
        ["must do"] = RecommendationKind.MustDo,
        ["must:"] = RecommendationKind.MustDo,
        ["should:"] = RecommendationKind.ShouldDo,
        ["should do"] = RecommendationKind.ShouldDo,
    };

    // A band alone is a heading of its own only where nothing else is known of the report.
    private static readonly Dictionary<string, RecommendationKind> Anything = new(Lists.Concat(MustAndShould))
    {
        ["actions"] = RecommendationKind.Recommendation,
        ["required actions"] = RecommendationKind.Recommendation,
        ["action required"] = RecommendationKind.Recommendation,
        ["immediately"] = RecommendationKind.Recommendation,
        ["within three months"] = RecommendationKind.Recommendation,
        ["within six months"] = RecommendationKind.Recommendation,
    };

    public static readonly IReadOnlyList<HeadingFamily> Known =
    [
        new("ofsted-single-inspection", ["children in need of help and protection", "single inspection of"], Lists),
        new("ofsted-children-services",
            ["inspection of children’s social care services", "inspection of children's social care services",
                "inspection of local authority children’s services", "inspection of local authority children's services",
                "impact of leaders on social work practice", "the experiences and progress of children"], Lists),
        new("hmicfrs-child-protection", ["national child protection inspection", "hmicfrs", "hmic "], Lists),
        new("progress-inspection", ["progress inspection", "post-inspection review", "progress monitoring", "inspection of progress"], Lists),
        new("cqc-must-should", ["the provider must", "the trust must", "must take", "quality report", "inspection report"], MustAndShould),
    ];

    /// <summary>What is left when no family is recognised: every heading that has been seen to open such a list.</summary>
    public static readonly HeadingFamily General = new("general", [""], Anything);

    private const int FaceLines = 60;

    private static readonly string[] BodyEnds = [" Trust", " Police", " Constabulary", " Safeguarding Children Board", " Safeguarding Children Partnership", " Safeguarding Partnership"];

    public string Family => family;

    public bool Recognises(ReportSource source) => source.OpensWith(opens);

    public Reading Read(ReportSource source)
    {
        var title = source.Blocks.Take(12).FirstOrDefault(b => b.Text.Length > 12 && PrintedDates.Day(b.Text) is null)?.Text ?? source.Blocks[0].Text;
        var header = source.Header;
        var published = header["published", "date of publication", "publication date", "report published", "date published"];
        var letter = LetterHead.Date(source.Blocks);
        var dates = source.Dates(header["inspection date", "date of inspection", "date of review", "date of visit", "dates of inspection"], published);
        dates = dates with { Published = dates.Published ?? letter };
        if (dates.InspectionFrom is null && LetterHead.Inspection(source.Blocks, dates.Published) is { } period)
        {
            dates = dates with { InspectionFrom = period.From, InspectionTo = period.To };
        }

        if (dates.Published is null && dates.PublishedPrinted is null)
        {
            dates = dates with { PublishedPrinted = LetterHead.Month(source.Blocks) };
        }

        // Lines and not blocks: a title page prints name and title one below the other without a gap.
        var face = source.Text.Lines.Take(FaceLines).Select(line => line.Text.Trim())
            .Where(text => text.Length is > 0 and < 70 && char.IsUpper(text[0]) && text[^1] is not ('.' or ',' or ';')).ToList();
        var council = face.Find(text => text.Contains("Council", StringComparison.Ordinal) || text.StartsWith("London Borough of ", StringComparison.Ordinal));
        var named = face.SelectMany(NamesOfBodies).Distinct().ToList();
        var area = AreaName.Of(council) ?? (AreaName.AfterIn(title) is { } place && place.Length < 50 ? AreaName.Of(place) : AreaName.OfChildrensServices(title))
            ?? named.Select(AreaName.OfBoard).FirstOrDefault(a => a is not null) ?? PlaceAbove(source.Text);
        return ListedReport.Read(family, source, new ReportFace(title, area, council, dates, NameList.People(header["lead inspector", "reporting inspector"]), named), headings);
    }

    // "Northmere", alone on the line above "Inspection of services for children in need of help and protection".
    private static string? PlaceAbove(ReportText text)
    {
        var lines = text.Lines.Take(FaceLines).Select(line => line.Text.Trim()).Where(line => line.Length > 0).ToList();
        var at = lines.FindIndex(line => line.StartsWith("Inspection of ", StringComparison.Ordinal));
        return at > 0 && char.IsUpper(lines[at - 1][0]) && lines[at - 1].Split(' ').Length <= 4 && !lines[at - 1].Any(char.IsAsciiDigit) ? AreaName.Of(lines[at - 1]) : null;
    }

    // "Wolds Police", "Wolds Police – National child protection inspection".
    private static IEnumerable<string> NamesOfBodies(string heading) =>
        heading.Split([":", " – ", " - "], StringSplitOptions.TrimEntries)
            .Where(part => !part.StartsWith("The ", StringComparison.Ordinal) && OrganisationWords.IsNamesOnly(part) && Array.Exists(BodyEnds, end => part.EndsWith(end, StringComparison.Ordinal)));
}
