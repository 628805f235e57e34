using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>What families share whose reports list what they ask for under headings of their own.</summary>
internal static class ListedReport
{
    /// <param name="owner">Responsible where no sentence names anybody; resolved like a printed name. Null = nobody is assumed.</param>
    public static Reading Read(
        string family, ReportSource source, ReportFace face, IReadOnlyDictionary<string, RecommendationKind> headings, string? owner = null)
    {
        var checks = new List<Check>();
        var bodies = BodiesOf(source, face);
        var list = new RecommendationList(bodies, checks);
        HeadedLists.Read(source.Blocks, headings, list, checks, owner);
        return Build(family, source, face, bodies, list, StatementDuty.Read(source.Blocks, bodies, checks), checks);
    }

    public static Bodies BodiesOf(ReportSource source, ReportFace face)
    {
        var bodies = new Bodies();
        foreach (var name in face.Named)
        {
            bodies.AddFromHeader(name, "other");
        }

        // "The trust" and "the force" mean the one body inspected.
        if (face.Named is [var only] && face.Council is null)
        {
            Array.ForEach(["provider", "trust", "service", "hospital", "force"], word => bodies.AddAlias(only, word));
        }

        bodies.SetCouncil(face.Council);
        foreach (var block in source.Blocks)
        {
            bodies.LearnAbbreviations(block.Text);
        }

        return bodies;
    }

    public static Reading Build(
        string family, ReportSource source, ReportFace face, Bodies bodies, RecommendationList list, IReadOnlyList<PlanDuty> duties, List<Check> checks)
    {
        var recommendations = Referenced.With(list.Found, source.Blocks, checks);
        NumberSequence.Check(recommendations, checks);
        return new Reading(
            family, face.Title, face.Area, face.Dates, null, null, [], face.Inspectors, bodies.All, JudgementTable.Read(source.Blocks, checks),
            recommendations, duties.FirstOrDefault(), [], [], CheckOrder.Of(recommendations, face.Dates, checks), source.Text.Sha256)
        {
            FurtherDuties = duties.Skip(1).ToList(),
        };
    }
}

/// <summary>What stands on a report's face.</summary>
/// <param name="Named">Bodies that the first page names in full.</param>
internal sealed record ReportFace(
    string Title, string? Area, string? Council, ReportDates Dates, IReadOnlyList<string> Inspectors, IReadOnlyList<string> Named);
