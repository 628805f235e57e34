using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Access;

/// <summary>What one viewer can see of one moment of the database.</summary>
internal sealed class Sight(UnitOfWork work, Scope scope)
{
    /// <returns>Also false when there is no such thing.</returns>
    public bool Sees(SubjectId subject) => scope.Sees(work, subject);

    /// <returns>Also false when there is no such report.</returns>
    public bool SeesReport(long report) => scope.SeesReport(work, report);

    /// <returns>Whether both of its ends can be seen.</returns>
    public bool SeesLink(long link) => work.QueryFirst<Ends>("SELECT First, Second FROM RecommendationLink WHERE Id = @link", new { link }) is { } ends
        && Sees(SubjectId.Recommendation(ends.First)) && Sees(SubjectId.Recommendation(ends.Second));

    private sealed record Ends(long First, long Second);
}
