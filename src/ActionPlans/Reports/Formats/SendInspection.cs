using ActionPlans.Reports.Layout;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>Area SEND inspections (Ofsted and CQC, from 2023): priority actions in a table with their bodies, areas for improvement in a box.</summary>
internal sealed class SendInspection : IReportFormat
{
    private static readonly Dictionary<string, RecommendationKind> WithoutTable = new()
    {
        ["areas for priority action"] = RecommendationKind.PriorityAction,
        ["area for priority action"] = RecommendationKind.PriorityAction,
        ["areas for development"] = RecommendationKind.AreaForDevelopment,
        ["area for development"] = RecommendationKind.AreaForDevelopment,
    };

    public string Family => "area-send-inspection";

    public bool Recognises(ReportSource source) => source.OpensWith("area send inspection", "local area partnership report", "joint area send inspection", "joint local area send inspection");

    public Reading Read(ReportSource source)
    {
        var title = source.Opening("area send inspection of", "area send inspection")?.Text ?? source.Blocks[0].Text;
        var at = title.IndexOf(" of ", StringComparison.OrdinalIgnoreCase);
        var area = AreaName.Of(at < 0 ? AreaName.AfterIn(title) : title[(at + 4)..]);
        var dates = source.Dates(source.Header["inspection date", "inspection dates"], source.Header["published", "publication date", "date published"]);
        if (dates.Published is null && source.OpensWith("Dear ") && LetterHead.Date(source.Blocks) is { } letter)
        {
            var period = LetterHead.Inspection(source.Blocks, letter);
            dates = new ReportDates(dates.InspectionFrom ?? period?.From, dates.InspectionTo ?? period?.To, letter);
        }

        var addressed = source.OpensWith("Dear ") ? LetterHead.Addressees(source).ToList() : [];
        var council = Council(source, area) ?? addressed.Find(name => OrganisationWords.IsKind(name) && name.Contains("Council", StringComparison.Ordinal));
        var partnership = $"{area} Local Area Partnership";
        var face = new ReportFace(title, area, council, dates, [], [partnership, .. addressed.Where(name => name != council)]);
        var checks = new List<Check>();
        var bodies = ListedReport.BodiesOf(source, face);
        bodies.AddAlias(partnership, "local area partnership");
        var list = new RecommendationList(bodies, checks);
        foreach (var row in TwoColumnTable.Read(source.Text, "Responsible bod", "Areas for priority action"))
        {
            list.Add(row.Right, row.Lines, row.Pages, "Areas for priority action", RecommendationKind.PriorityAction, row.Left);
        }

        var start = Headings.LastIndexOf(source.Blocks, "Areas for improvement");
        if (list.Found.Count == 0)
        {
            var weaknesses = Weaknesses(source.Blocks).SelectMany(w => Enumerable.Range(w.From, w.To - w.From)).ToHashSet();
            HeadedLists.Read(source.Blocks.Where((_, i) => !weaknesses.Contains(i)).Take(start < 0 ? source.Blocks.Count : start).ToList(), WithoutTable, list, checks);
        }

        if (start >= 0)
        {
            var end = Headings.Until(source.Blocks, start, "Local area partnership details", "Information about this inspection");
            list.Read(end.SelectMany(SentenceStarts), "Areas for improvement", RecommendationKind.AreaForImprovement);
        }

        ReadWeaknesses(source.Blocks, list);
        var duties = StatementDuty.Read(source.Blocks, bodies, checks).Select(duty => OfTheLetter(duty, addressed.Count > 0 ? council : null, checks)).ToList();
        return ListedReport.Build(Family, source, face, bodies, list, duties, checks);
    }

    // "The local area is required to submit …": nobody is named, and the letter is written to somebody.
    private static PlanDuty OfTheLetter(PlanDuty duty, string? council, List<Check> checks)
    {
        if (duty.ByBody is not null || council is null)
        {
            return duty;
        }

        checks.Add(new Check($"The plan is asked of the local area; it was taken to be for {council}, to whom the letter is written.", duty.Lines));
        return duty with { By = duty.By ?? "local area", ByBody = council };
    }

    private static void ReadWeaknesses(IReadOnlyList<Block> blocks, RecommendationList list)
    {
        foreach (var (from, to) in Weaknesses(blocks))
        {
            list.Read(blocks.Skip(from + 1).Take(to - from - 1), "Areas of significant weakness", RecommendationKind.PriorityAction);
        }
    }

    // The letters of 2016 to 2022 ask for a written statement about "the following areas of significant weakness:". From that sentence to the list's end.
    private static IEnumerable<(int From, int To)> Weaknesses(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Text.EndsWith(':') && blocks[i].Text.Contains("weakness", StringComparison.OrdinalIgnoreCase) && blocks[i].Text.Contains("statement", StringComparison.OrdinalIgnoreCase))
            {
                var from = i++;
                while (i < blocks.Count && (blocks[i].Kind == BlockKind.Item || blocks[i].Number is not null))
                {
                    i++;
                }

                yield return (from, i--);
            }
        }
    }

    // In the box paragraphs follow one another without a gap: each begins with who should do something.
    private static IEnumerable<Block> SentenceStarts(Block block)
    {
        if (block.Kind != BlockKind.Paragraph)
        {
            return [block];
        }

        var parts = new List<string>();
        foreach (var sentence in block.Text.Split(". "))
        {
            if (parts.Count == 0 || (BodySentence.ModalAt(sentence) is > 0 and < 90 && sentence.StartsWith("Leaders", StringComparison.Ordinal)))
            {
                parts.Add(sentence);
            }
            else
            {
                parts[^1] += ". " + sentence;
            }
        }

        return parts.Select(part => block with { Text = part.EndsWith('.') || part.EndsWith(':') ? part : part + "." });
    }

    private static string? Council(ReportSource source, string? area)
    {
        if (area is null)
        {
            return null;
        }

        foreach (var kind in (string[])[" City Council", " County Council", " Borough Council", " Metropolitan Borough Council", " Council"])
        {
            if (source.Blocks.Any(b => b.Text.Contains(area + kind, StringComparison.Ordinal)))
            {
                return area + kind;
            }
        }

        return null;
    }
}
