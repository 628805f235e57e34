using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>The letter after a joint targeted area inspection: findings as bullets, a written statement of action at the end.</summary>
internal sealed class JtaiLetter : IReportFormat
{
    private static readonly Dictionary<string, RecommendationKind> Headings = new()
    {
        ["areas for priority action"] = RecommendationKind.PriorityAction,
        ["area for priority action"] = RecommendationKind.PriorityAction,
        ["areas for improvement"] = RecommendationKind.AreaForImprovement,
        ["area for improvement"] = RecommendationKind.AreaForImprovement,
        ["what needs to improve"] = RecommendationKind.AreaForImprovement,
    };

    public string Family => "jtai-letter";

    public bool Recognises(ReportSource source) => source.OpensWith("joint targeted area inspection");

    public Reading Read(ReportSource source)
    {
        var title = source.Opening("joint targeted area inspection")!.Text;
        var area = AreaName.AfterIn(title) ?? title[(title.LastIndexOf(" of ", StringComparison.Ordinal) + 4)..];
        var addressed = LetterHead.Addressees(source).ToList();
        var letter = LetterHead.Date(source.Blocks);
        var period = LetterHead.Inspection(source.Blocks, letter);
        var council = addressed.Find(name => name.Contains("Council", StringComparison.Ordinal) || name.Contains("Borough", StringComparison.Ordinal));
        var face = new ReportFace(
            title, AreaName.Of(area), council, new ReportDates(period?.From, period?.To, letter), [], addressed.Where(a => a != council).ToList());
        return ListedReport.Read(Family, source, face, Headings);
    }
}
