using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;

namespace ActionPlans.Recommendations;

/// <summary>What a white recommendation waits for: a body, or another recommendation.</summary>
/// <param name="Name">In words: the body's name, or "R9".</param>
/// <param name="IsMet">The recommendation that it waits for is over; nobody says so of a body.</param>
internal sealed record RagDependency(string Name, long? BodyId, SubjectId? Recommendation, bool IsMet)
{
    /// <param name="written">"R9", or the name of a body as people type it; made when nobody has named it yet, for a report need not name whom its bodies wait for.</param>
    /// <exception cref="RefusedException">There is no such thing, or it is the recommendation's own.</exception>
    public static RagDependency Find(UnitOfWork work, SubjectId recommendation, string written, DateTimeOffset at, string by)
    {
        if (SubjectId.TryParse(written, "R") is { } other)
        {
            if (other == recommendation)
                throw new RefusedException($"{recommendation} cannot wait for itself: name what it waits for");
            return new RagDependency(other.ToString(), null, other, RecommendationStore.Get(work, other).State is "closed" or "withdrawn");
        }

        var (body, name) = Bodies.GetOrAdd(work, written, "other", at, by);
        return RecommendationStore.Bodies(work, recommendation)[0].BodyId == body
            ? throw new RefusedException($"{name} answers for {recommendation} itself: name the other body that it waits for")
            : new RagDependency(name, body, null, IsMet: false);
    }
}
