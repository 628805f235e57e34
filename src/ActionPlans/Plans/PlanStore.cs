using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>An action plan's own row.</summary>
/// <param name="State">Stored name of <see cref="ActionPlanState"/>.</param>
[method: ExplicitConstructor]
internal sealed record PlanRecord(long Id, string State, DateOnly? DueOn, DateTimeOffset? SubmittedAt, string? SubmittedBy, long Version)
{
    public ActionPlanStatus Status => new(StoredName.ToActionPlanState(State), SubmittedBy);
}

/// <summary>The table ActionPlan.</summary>
internal static class PlanStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static PlanRecord Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<PlanRecord>("SELECT Id, State, DueOn, SubmittedAt, SubmittedBy, Version FROM ActionPlan WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no action plan {id}: 'actionplans status' lists them");

    /// <summary>Stores where the plan stands now.</summary>
    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Move(UnitOfWork work, PlanRecord plan, ActionPlanState to, DateTimeOffset at, string by) => work.Execute(
        """
        UPDATE ActionPlan
        SET State = @state,
            SubmittedAt = CASE @state WHEN 'submitted' THEN @at WHEN 'returned' THEN NULL ELSE SubmittedAt END,
            SubmittedBy = CASE @state WHEN 'submitted' THEN @by WHEN 'returned' THEN NULL ELSE SubmittedBy END,
            AcceptedAt = CASE WHEN @state = 'accepted' THEN @at ELSE AcceptedAt END,
            AcceptedBy = CASE WHEN @state = 'accepted' THEN @by ELSE AcceptedBy END,
            Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { state = to.ToStored(), at, by, plan.Id, plan.Version }) == 1;
}
