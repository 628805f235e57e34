using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Plans;

/// <summary>An action plan's own row.</summary>
internal sealed record PlanRow(long Id, long ReportId, long BodyId, string? SubmitTo, string State, DateOnly? DueOn, string? SubmittedBy, long Version);

/// <summary>The table ActionPlan.</summary>
internal static class PlanStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static PlanRow Get(UnitOfWork work, SubjectId id) =>
        work.QueryFirst<PlanRow>(
            "SELECT Id, ReportId, BodyId, SubmitTo, State, DueOn, SubmittedBy, Version FROM ActionPlan WHERE Id = @Number", new { id.Number })
        ?? throw new RefusedException($"there is no action plan {id}: 'actionplans status' lists them");

    public static bool Submit(UnitOfWork work, PlanRow plan, string state, DateTimeOffset at, string by) => work.Execute(
        """
        UPDATE ActionPlan SET State = @state, SubmittedAt = @at, SubmittedBy = @by, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { state, at, by, plan.Id, plan.Version }) == 1;

    public static bool Accept(UnitOfWork work, PlanRow plan, string state, DateTimeOffset at, string by) => work.Execute(
        """
        UPDATE ActionPlan SET State = @state, AcceptedAt = @at, AcceptedBy = @by, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { state, at, by, plan.Id, plan.Version }) == 1;

    public static bool Withdraw(UnitOfWork work, PlanRow plan, string state) => work.Execute(
        "UPDATE ActionPlan SET State = @state, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
        new { state, plan.Id, plan.Version }) == 1;
}
