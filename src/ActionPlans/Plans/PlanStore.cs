using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>An action plan's own row.</summary>
/// <param name="State">Stored name of <see cref="ActionPlanState"/>.</param>
/// <param name="Kind">"required" by a report, or a "board" plan.</param>
/// <param name="Stage">"draft" or "final" where a report asks for both; else null.</param>
/// <param name="Home">The plan that holds the answers and actions: a draft shares those of the final one, so that the final starts from it.</param>
[method: ExplicitConstructor]
internal sealed record PlanRecord(
    long Id, long ReportId, long BodyId, string Kind, string? Stage, string State, DateOnly? DueOn, DateTimeOffset? SubmittedAt, string? SubmittedBy, long Version, long Home)
{
    public SubjectId Subject => SubjectId.Plan(Id);

    public ActionPlanStatus Status => new(StoredName.ToActionPlanState(State), SubmittedBy);
}

/// <summary>The table ActionPlan.</summary>
internal static class PlanStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static PlanRecord Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<PlanRecord>($"{Select} WHERE a.Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no action plan {id}: 'actionplans status' lists them");

    /// <summary>Stores where the plan stands now.</summary>
    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Move(UnitOfWork work, PlanRecord plan, ActionPlanState to, DateTimeOffset at, string by)
    {
        var moved = work.Execute(
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
        if (moved)
            EarlierValues.Keep(work, SubjectId.Plan(plan.Id).ToString(), EarlierValues.State, plan.State, to.ToStored(), at);
        return moved;
    }

    /// <summary>Claims the row for a change of something that belongs to it.</summary>
    /// <returns>False when somebody else was first.</returns>
    public static bool Touch(UnitOfWork work, PlanRecord plan) =>
        work.Execute("UPDATE ActionPlan SET Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { plan.Id, plan.Version }) == 1;

    private const string Select = """
        SELECT a.Id, a.ReportId, a.BodyId, a.Kind, a.Stage, a.State, a.DueOn, a.SubmittedAt, a.SubmittedBy, a.Version,
            coalesce((SELECT f.Id FROM ActionPlan f WHERE a.Stage = 'draft' AND f.ReportId = a.ReportId AND f.BodyId = a.BodyId AND f.Stage = 'final'), a.Id) AS Home
        FROM ActionPlan a
        """;
}
