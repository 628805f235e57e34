using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Access;

/// <summary>What one viewer can see of one moment of the database, which is looked at when a rule asks.</summary>
internal sealed class Sight(Func<UnitOfWork> work, Func<UnitOfWork, Scope> scope)
{
    public Sight(UnitOfWork work, Scope scope)
        : this(() => work, _ => scope)
    {
    }

    /// <returns>Also false when there is no such thing.</returns>
    public bool Sees(SubjectId subject) => scope(work()).Sees(work(), subject);

    /// <returns>Also false when there is no such report.</returns>
    public bool SeesReport(long report) => scope(work()).SeesReport(work(), report);

    /// <returns>Whether both of its ends can be seen.</returns>
    public bool SeesLink(long link) => work().QueryFirst<Ends>("SELECT First, Second FROM RecommendationLink WHERE Id = @link", new { link }) is { } ends
        && Sees(SubjectId.Recommendation(ends.First)) && Sees(SubjectId.Recommendation(ends.Second));

    private sealed record Ends(long First, long Second);
}
