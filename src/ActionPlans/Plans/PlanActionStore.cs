using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>An action that answers a recommendation.</summary>
/// <param name="State">draft, open or done.</param>
/// <param name="Pending">As <see cref="PendingAction"/> writes it; null: what stands holds.</param>
[method: ExplicitConstructor]
internal sealed record ActionRow(
    long Id, long RecommendationId, long BodyId, string? Objective, string Text, string? Outcome, string? EvidenceExpected, string? Lead, string? Target,
    string TargetKind, long? ReviewMonths, string Deadline, string State, string? Pending, long Version)
{
    public SubjectId Subject => SubjectId.Action(Id);

    /// <summary>As it holds now.</summary>
    public PlanAction Standing => new(
        Objective, Text, Outcome, EvidenceExpected, Lead,
        new PlanTarget(Target ?? "", StoredName.ToTimescaleKind(TargetKind), DeadlineJson.Read(Deadline), (int?)ReviewMonths)) { Id = Subject.ToString(), IsOver = State == "done" };

    /// <summary>As the plan's draft has it; null: to be withdrawn.</summary>
    public PlanAction? Drafted => Pending is null ? Standing : PendingAction.Read(Pending, Subject.ToString());
}

/// <summary>The table Action, as far as plans that a report requires write it.</summary>
internal static class PlanActionStore
{
    /// <summary>The actions of a plan in its order, without those withdrawn.</summary>
    public static IReadOnlyList<ActionRow> Of(UnitOfWork work, PlanRecord plan) => work.Query<ActionRow>(
        """
        SELECT Id, RecommendationId, BodyId, Objective, Text, Outcome, EvidenceExpected, Lead, Target, TargetKind, ReviewMonths, Deadline, State, Pending, Version
        FROM Action
        WHERE PlanId = @Home AND State <> 'withdrawn' AND RecommendationId IS NOT NULL
        ORDER BY Position, Id
        """,
        new { plan.Home });

    /// <summary>A new one, as a draft: its clock starts when the plan is submitted.</summary>
    public static SubjectId Insert(UnitOfWork work, PlanRecord plan, AnswerRow answered, PlanAction action)
    {
        var id = SubjectId.Action(work.NextId("Action"));
        work.Execute(
            """
            INSERT INTO Action (Id, PlanId, Position, RecommendationId, BodyId, Objective, Text, Outcome, EvidenceExpected, Lead, Target, TargetKind, DueOn, ReviewMonths, Deadline, State, Version)
            SELECT @Number, @Home, coalesce(max(Position), 0) + 1, @RecommendationId, @BodyId, @Objective, @Text, @Outcome, @EvidenceExpected, @Lead,
                @printed, @kind, @Due, @ReviewMonths, @deadline, 'draft', 1
            FROM Action
            WHERE PlanId = @Home
            """,
            new
            {
                id.Number, plan.Home, answered.RecommendationId, answered.BodyId, action.Objective, action.Text, action.Outcome, action.EvidenceExpected, action.Lead,
                printed = action.Target.Printed, kind = action.Target.Kind.ToStored(), action.Target.Deadline.Due, action.Target.ReviewMonths, deadline = DeadlineJson.Write(action.Target.Deadline),
            });
        return id;
    }

    /// <summary>Writes what the action is from now on; with <paramref name="pending"/> only what it is to become.</summary>
    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Change(UnitOfWork work, ActionRow row, PlanAction action, bool pending) => pending
        ? Pend(work, row, PendingAction.Write(action))
        : work.Execute(
            """
            UPDATE Action
            SET Objective = @Objective, Text = @Text, Outcome = @Outcome, EvidenceExpected = @EvidenceExpected, Lead = @Lead, Target = @printed, TargetKind = @kind,
                DueOn = @Due, ReviewMonths = @ReviewMonths, Deadline = @deadline, Pending = NULL, Version = Version + 1
            WHERE Id = @Id AND Version = @Version
            """,
            new
            {
                action.Objective, action.Text, action.Outcome, action.EvidenceExpected, action.Lead, printed = action.Target.Printed, kind = action.Target.Kind.ToStored(),
                action.Target.Deadline.Due, action.Target.ReviewMonths, deadline = DeadlineJson.Write(action.Target.Deadline), row.Id, row.Version,
            }) == 1;

    /// <summary>What is to become of it; null: nothing, what stands holds.</summary>
    /// <returns>False when somebody else was first.</returns>
    public static bool Pend(UnitOfWork work, ActionRow row, string? pending) => work.Execute(
        "UPDATE Action SET Pending = @pending, Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { pending, row.Id, row.Version }) == 1;

    /// <returns>False when somebody else was first.</returns>
    public static bool Move(UnitOfWork work, ActionRow row, string state, DateTimeOffset? closedAt) => work.Execute(
        "UPDATE Action SET State = @state, ClosedAt = @closedAt, Pending = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
        new { state, closedAt, row.Id, row.Version }) == 1;
}
