using ActionPlans.Domain;
using ActionPlans.Reports.Layout;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>
/// Ofsted's reports that ask by "… should take the following action": the joint one of safeguarding and looked after children
/// services (2009 to 2012, a list for each part) and the one of looked after children services alone (2013).
/// </summary>
internal sealed class OfstedInspection(string family, string title) : IReportFormat
{
    public static readonly OfstedInspection Integrated =
        new("ofsted-integrated-inspection", "inspection of safeguarding and looked after children services");

    public static readonly OfstedInspection LookedAfter = new("ofsted-looked-after", "inspection of looked after children");

    private static readonly string[] Parts = ["Safeguarding services", "Services for looked after children", "Looked after children services"];

    public string Family => family;

    public bool Recognises(ReportSource source) =>
        source.OpensWith(title) && !source.OpensWith("report on the outcome of the integrated inspection");

    public Reading Read(ReportSource source)
    {
        var checks = new List<Check>();
        var heading = source.Opening(title)!;
        var council = Council(source, heading);
        var bodies = new Bodies();
        bodies.SetCouncil(council);
        var list = new RecommendationList(bodies, checks);
        string? part = null;
        var blocks = source.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            part = Headings.Is(blocks[i], Parts) ? blocks[i].Text : part;
            var asks = AsksForAction(blocks[i]);
            if (!asks && !(OpensWithoutAsking(blocks[i]) && !blocks.Skip(i + 1).Take(2).Any(AsksForAction)))
            {
                continue;
            }

            var above = asks && i > 0 && IsTitle(blocks[i - 1]) ? blocks[i - 1].Text : null;
            // A sentence that is cut off before it asks is no item; a band has to be read again as the timescale of what is below it.
            var first = asks || PrintedTimescale.OfBand(blocks[i]) is not null ? i : i + 1;
            first += !asks && first < blocks.Count && IsPurpose(blocks[first]) ? 1 : 0;
            var end = End(blocks, Math.Max(first, i + 1));
            var before = list.Found.Count;
            list.Read(
                blocks.Skip(first).Take(end - first), string.Join(" > ", new[] { part, above }.OfType<string>()), RecommendationKind.AreaForImprovement,
                unsure: asks ? null : "no-asking-sentence");
            if (list.Found.Skip(before).Any(r => r.Flags.Contains("no-asking-sentence")))
            {
                checks.Add(new Check($"No sentence says who should do what stands below \"{blocks[i].Text}\"; check that it is asked for, and of whom.", blocks[i].Lines));
            }

            i = Math.Max(i, end - 1);
        }

        if (list.Found.Count == 0)
        {
            throw new ReportRefusedException(
                $"{source.Text.FileName} has no sentence \"… should take the following action\" with a list below it; check that the report is complete.");
        }

        var dates = source.Dates(source.Header["inspection date"], source.Header["published", "date of publication"]);
        return new Reading(
            Family, $"{heading.Text}: {council ?? "unknown area"}", AreaName.Of(council), dates, null, null, [],
            NameList.People(Inspector(source)), bodies.All, JudgementTable.Read(blocks, checks),
            list.Found, null, [], [], CheckOrder.Of(list.Found, dates, checks), source.Text.Sha256);
    }

    private static string? Inspector(ReportSource source)
    {
        const string label = "Reporting inspector ";
        var printed = source.Header["reporting inspector", "lead inspector"]
            ?? source.Blocks.Take(30).FirstOrDefault(b => b.Text.StartsWith(label, StringComparison.Ordinal))?.Text[label.Length..];
        return printed?.Replace(" HMI", "", StringComparison.Ordinal);
    }

    private static bool AsksForAction(Block block) =>
        block.Text.Contains("should take the following action", StringComparison.OrdinalIgnoreCase)
        || (IsPurpose(block) && block.Text.Contains("improve", StringComparison.OrdinalIgnoreCase) && BodySentence.ModalAt(block.Text) > 0);

    // A list whose sentence the conversion has lost or cut off still has its title or its bands of time.
    private static bool OpensWithoutAsking(Block block) => IsTitle(block) || PrintedTimescale.OfBand(block) is not null;

    private static bool IsTitle(Block block) => Headings.Is(block, "Areas for improvement", "Recommendations");

    private static bool IsPurpose(Block block) => block.Kind == BlockKind.Paragraph && (block.Text.StartsWith("In order to ", StringComparison.OrdinalIgnoreCase)
        || (block.Text.StartsWith("To ", StringComparison.Ordinal) && block.Text.EndsWith(':')));

    // A list ends at the first heading that is not a timescale, or at the next numbered paragraph.
    private static int End(IReadOnlyList<Block> blocks, int start)
    {
        var end = start;
        while (end < blocks.Count && (blocks[end].Kind == BlockKind.Item || PrintedTimescale.OfBand(blocks[end]) is not null || blocks[end].IsLettered
            || (blocks[end].Kind == BlockKind.Paragraph && (char.IsLower(blocks[end].Text[0]) || blocks[end].Number is null && RecommendationList.IsOpener(blocks[end])))
            || HeadedLists.ResumesAfterProse(blocks, end)))
        {
            end++;
        }

        return end;
    }

    // The council's name stands alone below the title, or after " in ".
    private static string? Council(ReportSource source, Block heading)
    {
        if (AreaName.AfterIn(heading.Text) is { } named)
        {
            return OrganisationWords.WithoutArticle(named);
        }

        var at = 0;
        while (!ReferenceEquals(source.Blocks[at], heading))
        {
            at++;
        }

        return source.Blocks.Skip(at + 1).Take(2).FirstOrDefault(b => b.LooksLikeHeading && !b.Text.Contains(':'))?.Text;
    }
}
