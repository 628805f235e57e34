using ActionPlans.Boards;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Plans;

namespace ActionPlans.Recommendations;

/// <summary>Whether there is such a thing at all.</summary>
internal static class KnownSubject
{
    /// <exception cref="RefusedException">There is nothing with this id.</exception>
    public static void Require(UnitOfWork work, SubjectId id)
    {
        switch (id.Kind)
        {
            case 'P':
                PlanStore.Get(work, id);
                break;
            case 'A':
                ActionStore.Get(work, id);
                break;
            case 'K':
                RiskStore.Get(work, id);
                break;
            default:
                RecommendationStore.Get(work, id);
                break;
        }
    }
}
