using ActionPlans.Data;

namespace ActionPlans.Boards;

/// <summary>What only a risk has.</summary>
/// <param name="Impact">In lower case; null where nothing is said.</param>
public sealed record RiskDetails(string? Impact, IReadOnlyList<string> Mitigations)
{
    internal static RiskDetails Load(UnitOfWork work, SubjectId id) => new(RiskStore.Get(work, id).Impact, RiskStore.Mitigations(work, id));
}
