using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Recommendations;

/// <summary>Reports print one band in several ways ("Within 3 months", "within three months"): which printed words mean which band.</summary>
internal static class Bands
{
    /// <summary>The bands of all recommendations, with the words that stand for each. There are few: jumps along the index from word to word.</summary>
    public static ILookup<string, string> Printed(UnitOfWork work)
    {
        var printed = new List<string>();
        for (var words = work.Scalar<string>("SELECT min(Timescale) FROM Recommendation"); words is not null;
             words = work.Scalar<string>("SELECT min(Timescale) FROM Recommendation WHERE Timescale > @words", new { words }))
            printed.Add(words);
        return printed.ToLookup(words => Band.Of(Timescale.Read(words)));
    }
}
