using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>Ofsted's letters: unannounced inspections of contact and referral, monitoring and focused visits. They ask for no plan.</summary>
internal sealed class OfstedLetter : IReportFormat
{
    private static readonly Dictionary<string, RecommendationKind> Headings = new()
    {
        ["areas for priority action"] = RecommendationKind.PriorityAction,
        ["area for priority action"] = RecommendationKind.PriorityAction,
        ["areas for development"] = RecommendationKind.AreaForDevelopment,
        ["area for development"] = RecommendationKind.AreaForDevelopment,
        ["areas for improvement"] = RecommendationKind.AreaForImprovement,
        ["what needs to improve"] = RecommendationKind.AreaForImprovement,
    };

    public string Family => "ofsted-letter";

    public bool Recognises(ReportSource source) =>
        source.OpensWith("Dear ") && source.OpensWith("ofsted")
        && source.OpensWith("unannounced inspection", "monitoring visit", "focused visit", "this letter contains the findings", "this letter summarises the findings")
        && !source.OpensWith("joint targeted area inspection");

    public Reading Read(ReportSource source)
    {
        var title = source.Opening("annual unannounced inspection", "unannounced inspection", "focused visit", "monitoring visit")?.Text ?? "Ofsted letter";
        var council = Council(source);
        var letter = LetterHead.Date(source.Blocks);
        var period = LetterHead.Inspection(source.Blocks, letter);
        var face = new ReportFace(title, AreaName.Of(council), council, new ReportDates(period?.From, period?.To, letter), Signed(source), []);
        return ListedReport.Read(Family, source, face, Headings);
    }

    private static string? Council(ReportSource source)
    {
        // The title and the first sentence come before the address, where the name runs into the street's.
        foreach (var block in source.Blocks.Take(30).OrderBy(b => b.Text.Contains(" inspection ", StringComparison.OrdinalIgnoreCase) ? 0 : 1))
        {
            foreach (var kind in (string[])["London Borough of ", "Royal Borough of ", "Metropolitan Borough of "])
            {
                var at = block.Text.IndexOf(kind, StringComparison.Ordinal);
                if (at >= 0)
                {
                    var words = block.Text[(at + kind.Length)..].Split(' ');
                    return kind + string.Join(' ', words.TakeWhile((w, i) => i < 4 && w.Length > 0 && (char.IsUpper(w[0]) || w is "and" or "upon") && w is not ("Council" or "Town"))
                        .Select(w => w.TrimEnd('.', ',', '’', '\''))).Replace("'s", "").Trim();
                }
            }

            foreach (var kind in (string[])[" County Council", " City Council", " Borough Council", " Council"])
            {
                var at = block.Text.IndexOf(kind, StringComparison.Ordinal);
                if (at > 0)
                {
                    var before = block.Text[..at].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
                    var first = before.Length;
                    while (first > 0 && char.IsUpper(before[first - 1][0]) && before.Length - first < 3)
                    {
                        first--;
                    }

                    return string.Join(' ', before[first..]) + kind;
                }
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Signed(ReportSource source)
    {
        var at = LastSincerely(source);
        var name = at < 0 || at + 1 >= source.Blocks.Count ? null : source.Blocks[at + 1].Text;
        return name is null || name.Length > 80 ? [] : [name.Split([" Her Majesty", " His Majesty", ","], StringSplitOptions.None)[0]];
    }

    private static int LastSincerely(ReportSource source) => Parts.Headings.LastIndexOf(source.Blocks, "Yours sincerely", "Yours faithfully");
}
