using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>
/// A family that is known by the words of its first page and read by the headings of its lists. Most newer families are
/// nothing more than such a pair, and are data here.
/// </summary>
internal sealed class HeadingFamily(string family, string[] opens, IReadOnlyDictionary<string, RecommendationKind> headings) : IReportFormat
{
    private static readonly Dictionary<string, RecommendationKind> Asked = new()
    {
        ["recommendations"] = RecommendationKind.Recommendation,
        ["our recommendations"] = RecommendationKind.Recommendation,
        ["recommendation"] = RecommendationKind.Recommendation,
        ["areas for improvement"] = RecommendationKind.AreaForImprovement,
        ["area for improvement"] = RecommendationKind.AreaForImprovement,
        ["areas for priority action"] = RecommendationKind.PriorityAction,
        ["area for priority action"] = RecommendationKind.PriorityAction,
        ["priority actions"] = RecommendationKind.PriorityAction,
        ["priority and immediate action"] = RecommendationKind.PriorityAction,
        ["areas for development"] = RecommendationKind.AreaForDevelopment,
        ["area for development"] = RecommendationKind.AreaForDevelopment,
        ["what needs to improve"] = RecommendationKind.AreaForImprovement,
        ["causes of concern"] = RecommendationKind.Recommendation,
        ["cause of concern"] = RecommendationKind.Recommendation,
        ["actions the provider must take"] = RecommendationKind.MustDo,
        ["action the provider must take"] = RecommendationKind.MustDo,
        ["action the trust must take"] = RecommendationKind.MustDo,
        ["action the service must take"] = RecommendationKind.MustDo,
        ["actions the trust must take"] = RecommendationKind.MustDo,
        ["actions the service must take"] = RecommendationKind.MustDo,
        ["must do"] = RecommendationKind.MustDo,
        ["action the provider should take"] = RecommendationKind.ShouldDo,
        ["actions the provider should take"] = RecommendationKind.ShouldDo,
        ["action the trust should take"] = RecommendationKind.ShouldDo,
        ["actions the trust should take"] = RecommendationKind.ShouldDo,
        ["action the service should take"] = RecommendationKind.ShouldDo,
        ["actions the service should take"] = RecommendationKind.ShouldDo,
        ["should do"] = RecommendationKind.ShouldDo,
        ["actions"] = RecommendationKind.Recommendation,
        ["required actions"] = RecommendationKind.Recommendation,
        ["immediately"] = RecommendationKind.Recommendation,
        ["within three months"] = RecommendationKind.Recommendation,
        ["within six months"] = RecommendationKind.Recommendation,
    };

    public static readonly IReadOnlyList<HeadingFamily> Known =
    [
        new("ofsted-single-inspection", ["children in need of help and protection", "single inspection of"], Only("recommendations", "areas for improvement", "areas for priority action", "priority and immediate action", "what needs to improve")),
        new("hmicfrs-child-protection", ["national child protection inspection", "hmicfrs", "hmic "], Only("recommendations", "recommendation", "areas for improvement", "causes of concern", "cause of concern")),
        new("progress-inspection", ["progress inspection", "post-inspection review", "progress monitoring", "inspection of progress"], Only("recommendations", "areas for improvement", "areas for development", "areas for priority action")),
        new("cqc-must-should", ["the provider must", "the trust must", "must take", "quality report", "inspection report"], Asked.Where(a => a.Value is RecommendationKind.MustDo or RecommendationKind.ShouldDo).ToDictionary()),
    ];

    /// <summary>What is left when no family is recognised: every heading that has been seen to open such a list.</summary>
    public static readonly HeadingFamily General = new("general", [""], Asked);

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

        var council = source.Blocks.Take(30).FirstOrDefault(b => b.LooksLikeHeading && OrganisationWords.IsKind(b.Text) && b.Text.Contains("Council", StringComparison.Ordinal) && b.Text.Length < 60)?.Text;
        var named = source.Blocks.Take(30).Where(b => b.LooksLikeHeading && b.Text.Length < 70 
            && (b.Text.EndsWith(" Trust", StringComparison.Ordinal) || b.Text.EndsWith(" Police", StringComparison.Ordinal) || b.Text.EndsWith(" Constabulary", StringComparison.Ordinal)))
            .Select(b => b.Text).Distinct().ToList();
        var area = AreaName.Of(council) ?? (AreaName.AfterIn(title) is { } place && place.Length < 50 ? AreaName.Of(place) : null);
        return ListedReport.Read(family, source, new ReportFace(title, area, council, dates, NameList.People(header["lead inspector", "reporting inspector"]), named), headings);
    }

    private static Dictionary<string, RecommendationKind> Only(params string[] starts) => starts.ToDictionary(start => start, start => Asked[start]);
}
