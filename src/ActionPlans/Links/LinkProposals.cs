using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using Dapper;

namespace ActionPlans.Links;

/// <summary>At the import of a report, looks in those of the same inspection for what asks for the same. A person decides about what it finds.</summary>
internal static class LinkProposals
{
    /// <param name="imported">The report's recommendations as they were stored, by their ordinal.</param>
    /// <returns>How many links were proposed.</returns>
    public static int Propose(UnitOfWork work, long report, Reading reading, IReadOnlyDictionary<int, SubjectId> imported, DateTimeOffset now)
    {
        var count = 0;
        foreach (var other in work.Query<OtherReport>(OfOneInspection, new { report, reading.Area, reading.Dates.InspectionFrom, reading.Dates.InspectionTo }))
        {
            var rows = work.Query<OtherRecommendation>("SELECT Id, Ordinal, Number, Text, Section, Timescale FROM Recommendation WHERE ReportId = @Id ORDER BY Ordinal", new { other.Id });
            var ids = rows.ToDictionary(row => (int)row.Ordinal, row => row.Id);
            foreach (var link in ReportLinks.Propose(AsRead(reading, other, rows), reading))
            {
                LinkStore.Insert(work, ids[link.First], imported[link.Second].Number, link.Score, link.Reason, now);
                count++;
            }
        }

        return count;
    }

    /// <summary>The other report as it stands now, corrections included: reading its file again could fail, and would not have them.</summary>
    private static Reading AsRead(Reading reading, OtherReport other, IReadOnlyList<OtherRecommendation> rows) => reading with
    {
        Area = other.Area,
        Dates = new ReportDates(other.InspectedFrom, other.InspectedTo, other.PublishedOn),
        Recommendations = [.. rows.Select(row => new ReadRecommendation(
            (int)row.Ordinal, row.Number, RecommendationKind.Recommendation, row.Text, default, null, row.Section, Timescale.Read(row.Timescale, other.PublishedOn),
            [], false, [], [], []))],
    };

    [method: ExplicitConstructor]
    private sealed record OtherReport(long Id, string? Area, DateOnly? InspectedFrom, DateOnly? InspectedTo, DateOnly? PublishedOn);

    [method: ExplicitConstructor]
    private sealed record OtherRecommendation(long Id, long Ordinal, string? Number, string Text, string Section, string Timescale);

    private const string OfOneInspection = """
        SELECT Id, Area, InspectedFrom, InspectedTo, PublishedOn
        FROM Report
        WHERE Id <> @report AND Area = @Area COLLATE NOCASE AND InspectedFrom <= @InspectionTo AND InspectedTo >= @InspectionFrom
        ORDER BY Id
        """;
}
