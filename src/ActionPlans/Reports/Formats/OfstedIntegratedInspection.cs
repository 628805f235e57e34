using ActionPlans.Domain;
using ActionPlans.Reports.Layout;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>The joint Ofsted and CQC report of safeguarding and looked after children services (2009 to 2012): a list for each part.</summary>
internal sealed class OfstedIntegratedInspection : IReportFormat
{
    private static readonly string[] Parts = ["Safeguarding services", "Services for looked after children", "Looked after children services"];

    public string Family => "ofsted-integrated-inspection";

    public bool Recognises(ReportSource source) =>
        source.OpensWith("inspection of safeguarding and looked after children services") && !source.OpensWith("report on the outcome of the integrated inspection");

    public Reading Read(ReportSource source)
    {
        var checks = new List<Check>();
        var title = source.Opening("inspection of safeguarding and looked after")!;
        var council = Council(source, title);
        var bodies = new Bodies();
        bodies.SetCouncil(council);
        var list = new RecommendationList(bodies, checks);
        string? part = null;
        var blocks = source.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            part = Headings.Is(blocks[i], Parts) ? blocks[i].Text : part;
            if (AsksForAction(blocks[i]))
            {
                var heading = i > 0 && Headings.Is(blocks[i - 1], "Areas for improvement", "Recommendations") ? blocks[i - 1].Text : null;
                var end = End(blocks, i);
                list.Read(blocks.Skip(i).Take(end - i), string.Join(" > ", new[] { part, heading }.OfType<string>()), RecommendationKind.AreaForImprovement);
                i = end - 1;
            }
        }

        if (list.Found.Count == 0)
        {
            throw new ReportRefusedException(
                $"{source.Text.FileName} has no sentence \"… should take the following action\" with a list below it; check that the report is complete.");
        }

        var dates = source.Dates(source.Header["inspection date"], source.Header["published", "date of publication"]);
        return new Reading(
            Family, $"{title.Text}: {council ?? "unknown area"}", AreaName.Of(council), dates, null, null, [],
            NameList.People(source.Header["reporting inspector", "lead inspector"]), bodies.All, JudgementTable.Read(blocks, checks),
            list.Found, null, [], [], CheckOrder.Of(list.Found, dates, checks), source.Text.Sha256);
    }

    private static bool AsksForAction(Block block) =>
        block.Text.Contains("should take the following action", StringComparison.OrdinalIgnoreCase)
        || (block.Text.StartsWith("In order to improve", StringComparison.OrdinalIgnoreCase) && BodySentence.ModalAt(block.Text) > 0);

    // A list ends at the first heading that is not a timescale, or at the next numbered paragraph.
    private static int End(IReadOnlyList<Block> blocks, int start)
    {
        var end = start + 1;
        while (end < blocks.Count && (blocks[end].Kind == BlockKind.Item || PrintedTimescale.OfHeading(blocks[end].Text) is not null
            || (blocks[end].Kind == BlockKind.Paragraph && char.IsLower(blocks[end].Text[0]))))
        {
            end++;
        }

        return end;
    }

    // The council's name stands alone below the title, or after " in ".
    private static string? Council(ReportSource source, Block title)
    {
        if (AreaName.AfterIn(title.Text) is { } named)
        {
            return OrganisationWords.WithoutArticle(named);
        }

        var at = 0;
        while (!ReferenceEquals(source.Blocks[at], title))
        {
            at++;
        }

        return source.Blocks.Skip(at + 1).Take(2).FirstOrDefault(b => b.LooksLikeHeading && !b.Text.Contains(':'))?.Text;
    }
}
