using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Recommendations;

/// <summary>Reports print one band in several ways ("Within 3 months", "within three months"): which printed words mean which band.</summary>
internal static class Bands
{
    /// <summary>The bands of all recommendations, with the words that stand for each. Jumps along the index from word to word.</summary>
    public static ILookup<string, string> Printed(UnitOfWork work) =>
        work.Query<string>(
            """
            WITH RECURSIVE Found (Words) AS (
                SELECT min(Timescale) FROM Recommendation
                UNION ALL
                SELECT (SELECT min(r.Timescale) FROM Recommendation r WHERE r.Timescale > f.Words) FROM Found f WHERE f.Words IS NOT NULL
            )
            SELECT Words FROM Found WHERE Words IS NOT NULL
            """).ToLookup(words => Band.Of(Timescale.Read(words)));
}
