using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Evidence;

/// <summary>The part of a subject that evidence is about.</summary>
/// <param name="Place">Of the body among the responsible ones, from 0; null: all of them.</param>
internal sealed record EvidenceScope(long? BodyId, string? Name, int? Place)
{
    public static EvidenceScope Everybody { get; } = new(null, null, null);

    /// <summary>" for the part of Harrowdale Hospitals NHS Trust"; empty when it is about all of them.</summary>
    public string Said => Name is null ? "" : $" for the part of {Name}";

    /// <param name="body">As the recommendation names it; null: everybody.</param>
    /// <exception cref="RefusedException">It is not responsible for that.</exception>
    public static EvidenceScope Of(UnitOfWork work, SubjectId subject, string? body)
    {
        if (body is null)
            return Everybody;
        if (subject.Kind != 'R')
            throw new RefusedException($"{subject} belongs to one body: leave --body out");
        return Find(work, subject, part => string.Equals(part.Name, body.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException($"{body.Trim()} is not responsible for {subject}: use one of {string.Join(", ", RecommendationStore.Bodies(work, subject).Select(part => part.Name))}");
    }

    /// <summary>The scope that was stored.</summary>
    public static EvidenceScope Of(UnitOfWork work, SubjectId subject, long? body) =>
        body is null || subject.Kind != 'R' ? Everybody : Find(work, subject, part => part.BodyId == body) ?? Everybody;

    private static EvidenceScope? Find(UnitOfWork work, SubjectId subject, Func<PartRecord, bool> wanted) => RecommendationStore.Bodies(work, subject)
        .Select((part, place) => new { part, place })
        .Where(found => wanted(found.part))
        .Select(found => new EvidenceScope(found.part.BodyId, found.part.Name, found.place))
        .FirstOrDefault();
}
