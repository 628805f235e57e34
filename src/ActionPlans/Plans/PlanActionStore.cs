using ActionPlans.Boards;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using ActionPlans.Recommendations;
using Dapper;

namespace ActionPlans.Plans;

/// <summary>An action that answers a recommendation.</summary>
/// <param name="State">draft, open or done.</param>
/// <param name="Pending">As <see cref="PendingAction"/> writes it; null: what stands holds.</param>
[method: ExplicitConstructor]
internal sealed record ActionRow(
    long Id, long RecommendationId, long BodyId, string? Objective, string Text, string? Outcome, string? EvidenceExpected, string? Lead, string? Target,
    string TargetKind, DateOnly CountedFrom, string Deadline, string State, string? Pending, long Version)
{
    public SubjectId Subject => SubjectId.Action(Id);

    /// <summary>As it holds now.</summary>
    public PlanAction Standing => new(
        Objective, Text, Outcome, EvidenceExpected, Lead,
        new PlanTarget(Target ?? "", StoredName.ToTimescaleKind(TargetKind), DeadlineJson.Read(Deadline), CountedFrom)) { Id = Subject.ToString(), IsOver = State == "done" };

    /// <summary>As the plan's draft has it; null: to be withdrawn.</summary>
    public PlanAction? Drafted => Pending is null ? Standing : PendingAction.Read(Pending, Standing);
}

/// <summary>The table Action, as far as plans that a report requires write it.</summary>
internal static class PlanActionStore
{
    /// <summary>The actions of a plan in its order, without those withdrawn.</summary>
    public static IReadOnlyList<ActionRow> Of(UnitOfWork work, PlanRecord plan) => work.Query<ActionRow>(
        """
        SELECT a.Id, a.RecommendationId, a.BodyId, a.Objective, a.Text, a.Outcome, a.EvidenceExpected, a.Lead, a.Target, a.TargetKind,
            coalesce(a.CountedFrom, p.ReceivedOn) AS CountedFrom, a.Deadline, a.State, a.Pending, a.Version
        FROM Action a
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Report p ON p.Id = l.ReportId
        WHERE a.PlanId = @Home AND a.State <> 'withdrawn' AND a.RecommendationId IS NOT NULL
        ORDER BY a.Position, a.Id
        """,
        new { plan.Home });

    /// <summary>A new one, as a draft: its clock starts when the plan is submitted.</summary>
    public static SubjectId Insert(UnitOfWork work, PlanRecord plan, AnswerRow answered, PlanAction action, DeadlinePolicy policy)
    {
        var id = SubjectId.Action(work.NextId("Action"));
        work.Execute(
            """
            INSERT INTO Action (Id, PlanId, Position, RecommendationId, BodyId, Objective, Text, Outcome, EvidenceExpected, Lead, Target, TargetKind, CountedFrom, DueOn, ReviewMonths, Deadline, State, Version)
            SELECT @id, @Home, coalesce(max(Position), 0) + 1, @RecommendationId, @BodyId, @Objective, @Text, @Outcome, @EvidenceExpected, @Lead,
                @printed, @kind, @from, @due, @months, @deadline, 'draft', 1
            FROM Action
            WHERE PlanId = @Home
            """,
            Cells(action, policy, id.Number, version: 1, plan.Home, answered));
        return id;
    }

    /// <summary>Writes what the action is from now on.</summary>
    /// <returns>False when somebody else was first: nothing was stored.</returns>
    public static bool Change(UnitOfWork work, ActionRow row, PlanAction action, DeadlinePolicy policy) => work.Execute(
        """
        UPDATE Action
        SET Objective = @Objective, Text = @Text, Outcome = @Outcome, EvidenceExpected = @EvidenceExpected, Lead = @Lead, Target = @printed, TargetKind = @kind,
            CountedFrom = @from, DueOn = @due, ReviewMonths = @months, Deadline = @deadline, Pending = NULL, Version = Version + 1
        WHERE Id = @id AND Version = @version
        """,
        Cells(action, policy, row.Id, row.Version)) == 1;

    private static object Cells(PlanAction action, DeadlinePolicy policy, long id, long version, long? home = null, AnswerRow? answered = null) => new
    {
        id, version, Home = home, answered?.RecommendationId, answered?.BodyId, action.Objective, action.Text, action.Outcome, action.EvidenceExpected, action.Lead,
        printed = action.Target.Printed, kind = action.Target.Kind.ToStored(), from = action.Target.CountedFrom, due = action.Target.Deadline.Due,
        months = ActionStore.ReviewMonths(action.Target.Deadline, policy), deadline = DeadlineJson.Write(action.Target.Deadline),
    };

    /// <summary>What is to become of it; null: nothing, what stands holds.</summary>
    /// <returns>False when somebody else was first.</returns>
    public static bool Pend(UnitOfWork work, ActionRow row, string? pending) => work.Execute(
        "UPDATE Action SET Pending = @pending, Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { pending, row.Id, row.Version }) == 1;

    /// <returns>False when somebody else was first.</returns>
    public static bool Move(UnitOfWork work, ActionRow row, string state, DateTimeOffset now)
    {
        var moved = work.Execute(
            "UPDATE Action SET State = @state, ClosedAt = @closedAt, Pending = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
            new { state, closedAt = state == "open" ? (DateTimeOffset?)null : now, row.Id, row.Version }) == 1;
        if (moved)
            EarlierValues.Keep(work, row.Subject.ToString(), EarlierValues.State, row.State, state, now);
        return moved;
    }
}
