using ActionPlans.Domain;
using ActionPlans.Reports.Layout;
using ActionPlans.Reports.Parts;

namespace ActionPlans.Reports.Formats;

/// <summary>What CQC's two kinds of health report share: a header table, findings, one list of recommendations, next steps.</summary>
internal static class CqcHealthReport
{
    public static Reading Read(string family, ReportSource source, CqcHeader header)
    {
        var checks = new List<Check>();
        var bodies = new Bodies();
        if (header.Commissioner is { } commissioner)
        {
            bodies.AddFromHeader(commissioner, "commissioner");
        }

        foreach (var provider in header.Providers)
        {
            bodies.AddFromHeader(provider, "provider");
        }

        bodies.SetCouncil(header.Council);
        foreach (var block in source.Blocks)
        {
            bodies.LearnAbbreviations(block.Text);
        }

        var start = Headings.LastIndexOf(source.Blocks, "Recommendations", "Our recommendations");
        if (start < 0)
        {
            throw new ReportRefusedException($"{source.Text.FileName} has no heading \"Recommendations\"; check that the report is complete.");
        }

        var list = new RecommendationList(bodies, checks);
        list.Read(Headings.Until(source.Blocks, start, "Next steps", "Next step", "Appendix", "Glossary"), "Recommendations", RecommendationKind.Recommendation);
        var recommendations = Referenced.With(list.Found, source.Blocks.Take(start), checks);
        NumberSequence.Check(recommendations, checks);
        var duties = PlanDutyReader.Read(source.Blocks.Skip(start + 1).ToList(), bodies, header.Commissioner, checks);
        var judgements = JudgementTable.Read(source.Blocks.Take(start), checks);
        return new Reading(
            family, header.Title, header.Area, header.Dates, header.Commissioner, header.Region, header.Providers, header.Inspectors, bodies.All,
            judgements, recommendations, duties.FirstOrDefault(), [], [], CheckOrder.Of(recommendations, header.Dates, checks), source.Text.Sha256)
        {
            FurtherDuties = duties.Skip(1).ToList(),
        };
    }
}

/// <summary>The header of a CQC health report.</summary>
/// <param name="Council">The council of the area as the header prints it; null if it doesn't.</param>
internal sealed record CqcHeader(
    string Title, string? Area, string? Council, ReportDates Dates, string? Commissioner, string? Region,
    IReadOnlyList<string> Providers, IReadOnlyList<string> Inspectors);
