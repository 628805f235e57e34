using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;

namespace ActionPlans.Boards;

/// <summary>The table Action. Every change of a row is guarded by its version; false: somebody else was first, and nothing was stored.</summary>
internal static class ActionStore
{
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static ActionRecord Get(UnitOfWork work, SubjectId id) => work.QueryFirst<ActionRecord>(ById, new { id.Number })
        ?? throw new RefusedException($"there is no action {id}: 'actionplans action list' lists them");

    /// <summary>A row of a board's plan, open from the first day.</summary>
    public static SubjectId Insert(UnitOfWork work, NewAction action)
    {
        var id = SubjectId.Action(work.NextId("Action"));
        work.Bulk(
            """
            INSERT INTO Action (Id, PlanId, Position, BodyId, Objective, Text, Outcome, EvidenceExpected, Lead, Target, TargetKind, DueOn, ReviewMonths, Deadline, State, Version, CountedFrom)
            VALUES (@id, @plan, @position, @body, @objective, @text, @outcome, @evidence, @lead, @target, @kind, @due, @months, @deadline, 'open', 1, @from)
            """,
            "id", "plan", "position", "body", "objective", "text", "outcome", "evidence", "lead", "target", "kind", "due", "months", "deadline", "from").Run(
            id.Number, action.Plan.Number, action.Position, action.BodyId, action.Objective, action.Text, action.Outcome, action.EvidenceExpected, action.Lead,
            action.Target.Printed, action.Target.Kind.ToStored(), action.Deadline.Due, action.ReviewMonths, DeadlineJson.Write(action.Deadline), action.CountedFrom);
        return id;
    }

    public static bool Move(UnitOfWork work, ActionRecord action, ActionState to, DateOnly? doneOn, DateTimeOffset? closedAt) => work.Execute(
        "UPDATE Action SET State = @state, DoneOn = @doneOn, ClosedAt = @closedAt, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
        new { state = to.ToStored(), doneOn, closedAt, action.Id, action.Version }) == 1;

    public static bool Propose(UnitOfWork work, ActionRecord action, ProposedTarget proposal) => work.Execute(
        """
        UPDATE Action
        SET ProposedTarget = @Target, ProposedReason = @Reason, ProposedBy = @By, ProposedOn = @On, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { proposal.Target, proposal.Reason, proposal.By, proposal.On, action.Id, action.Version }) == 1;

    public static bool Agree(UnitOfWork work, ActionRecord action, ProposedTarget proposal, int? reviewMonths) => work.Execute(
        """
        UPDATE Action
        SET Target = @Target, TargetKind = @kind, CountedFrom = @On, ReviewMonths = @reviewMonths,
            ProposedTarget = NULL, ProposedReason = NULL, ProposedBy = NULL, ProposedOn = NULL, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """,
        new { proposal.Target, kind = proposal.Read().Kind.ToStored(), proposal.On, reviewMonths, action.Id, action.Version }) == 1;

    public static bool Assign(UnitOfWork work, ActionRecord action, string lead, long? body) => work.Execute(
        "UPDATE Action SET Lead = @lead, BodyId = coalesce(@body, BodyId), Version = Version + 1 WHERE Id = @Id AND Version = @Version",
        new { lead, body, action.Id, action.Version }) == 1;

    /// <summary>How often it is looked at; null for what has a due date.</summary>
    public static int? ReviewMonths(Deadline deadline, DeadlinePolicy policy) => deadline.Due is null ? policy.ReviewAfterMonths : null;

    /// <summary>The workflow of an action whose clock begins to run.</summary>
    public static WorkflowStart Start(SubjectId action, Deadline deadline, DateOnly today) =>
        new("action", action.ToString(), new Anchor(deadline.Due ?? deadline.ReviewBy, today));

    public static Decision Lost(SubjectId id) =>
        Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

    private const string ById = """
        SELECT a.Id, a.State, a.DueOn, a.ReviewOn, a.Target, coalesce(a.CountedFrom, p.ReceivedOn) AS CountedFrom, a.Lead, b.Name AS Body, a.ClosedAt,
               a.ProposedTarget, a.ProposedBy, a.ProposedOn, a.ProposedReason, a.Version
        FROM Action a
        JOIN Body b ON b.Id = a.BodyId
        JOIN ActionPlan l ON l.Id = a.PlanId
        JOIN Report p ON p.Id = l.ReportId
        WHERE a.Id = @Number
        """;
}

/// <summary>A row of a board's plan as it is imported.</summary>
/// <param name="Lead">As printed; null where the cell is blank.</param>
/// <param name="CountedFrom">Day 0 of the target's periods.</param>
internal sealed record NewAction(
    SubjectId Plan, int Position, long BodyId, string? Objective, string Text, string? Outcome, string? EvidenceExpected, string? Lead,
    ActionTarget Target, DateOnly CountedFrom, Deadline Deadline, int? ReviewMonths);
