using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Past;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
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
            "id", "plan", "position", "body", "objective", "text", "outcome", "evidence", "lead", "target", "kind", "due", "months", "deadline", "from").Queue(
            id.Number, action.Plan.Number, action.Position, action.BodyId, action.Objective, action.Text, action.Outcome, action.EvidenceExpected, action.Lead,
            action.Target.Printed, action.Target.Kind.ToStored(), action.Deadline.Due, action.ReviewMonths, DeadlineJson.Write(action.Deadline), action.CountedFrom);
        return id;
    }

    /// <param name="over">Whether that is its end.</param>
    public static bool Move(UnitOfWork work, ActionRecord action, ActionState to, DateOnly? doneOn, bool over, DateTimeOffset now)
    {
        var moved = work.Execute(
            "UPDATE Action SET State = @state, DoneOn = @doneOn, ClosedAt = @closedAt, Version = Version + 1 WHERE Id = @Id AND Version = @Version",
            new { state = to.ToStored(), doneOn, closedAt = over ? (DateTimeOffset?)now : null, action.Id, action.Version }) == 1;
        if (moved)
        {
            Keep(work, action, EarlierValues.State, action.State, to.ToStored(), now);
            Keep(work, action, "DoneOn", action.DoneOn, doneOn, now);
        }

        return moved;
    }

    public static bool Propose(UnitOfWork work, ActionRecord action, ProposedTarget proposal, DateTimeOffset now)
    {
        var proposed = work.Execute(
            """
            UPDATE Action
            SET ProposedTarget = @Target, ProposedReason = @Reason, ProposedBy = @By, ProposedOn = @On, Version = Version + 1
            WHERE Id = @Id AND Version = @Version
            """,
            new { proposal.Target, proposal.Reason, proposal.By, proposal.On, action.Id, action.Version }) == 1;
        if (proposed)
            KeepProposal(work, action, proposal, now);
        return proposed;
    }

    public static bool Agree(UnitOfWork work, ActionRecord action, ProposedTarget proposal, int? reviewMonths, DateTimeOffset now)
    {
        var kind = proposal.Read().Kind.ToStored();
        var agreed = work.Execute(
            """
            UPDATE Action
            SET Target = @Target, TargetKind = @kind, CountedFrom = @On, ReviewMonths = @reviewMonths,
                ProposedTarget = NULL, ProposedReason = NULL, ProposedBy = NULL, ProposedOn = NULL, Version = Version + 1
            WHERE Id = @Id AND Version = @Version
            """,
            new { proposal.Target, kind, proposal.On, reviewMonths, action.Id, action.Version }) == 1;
        if (agreed)
        {
            Keep(work, action, "Target", action.Target, proposal.Target, now);
            Keep(work, action, "TargetKind", action.TargetKind, kind, now);
            KeepProposal(work, action, null, now);
        }

        return agreed;
    }

    public static bool Assign(UnitOfWork work, ActionRecord action, string lead, long? body, DateTimeOffset now)
    {
        var assigned = work.Execute(
            "UPDATE Action SET Lead = @lead, BodyId = coalesce(@body, BodyId), Version = Version + 1 WHERE Id = @Id AND Version = @Version",
            new { lead, body, action.Id, action.Version }) == 1;
        if (assigned)
        {
            Keep(work, action, "Lead", action.Lead, lead, now);
            Keep(work, action, "BodyId", action.BodyId, body ?? action.BodyId, now);
            if (body is { } given)
                ReportBodies.Add(work, work.Scalar<long>("SELECT p.ReportId FROM Action a JOIN ActionPlan p ON p.Id = a.PlanId WHERE a.Id = @Id", new { action.Id }), given);
        }

        return assigned;
    }

    private static void KeepProposal(UnitOfWork work, ActionRecord action, ProposedTarget? next, DateTimeOffset now)
    {
        Keep(work, action, "ProposedTarget", action.ProposedTarget, next?.Target, now);
        Keep(work, action, "ProposedBy", action.ProposedBy, next?.By, now);
    }

    private static void Keep(UnitOfWork work, ActionRecord action, string column, object? before, object? after, DateTimeOffset now) =>
        EarlierValues.Keep(work, SubjectId.Action(action.Id).ToString(), column, before, after, now);

    /// <summary>How often it is looked at; null for what has a due date.</summary>
    public static int? ReviewMonths(Deadline deadline, DeadlinePolicy policy) => deadline.Due is null ? policy.ReviewAfterMonths : null;

    /// <summary>The workflow of an action whose clock begins to run.</summary>
    public static WorkflowStart Start(SubjectId action, Deadline deadline, DateOnly today) =>
        new("action", action.ToString(), new Anchor(deadline.Due ?? deadline.ReviewBy, today));

    public static Decision Lost(SubjectId id) =>
        Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

    private const string ById = """
        SELECT a.Id, a.State, a.DueOn, a.ReviewOn, a.Target, a.TargetKind, a.CountedFrom AS TargetFrom, a.ReviewMonths, a.Deadline, p.ReceivedOn, a.Lead, a.BodyId,
               b.Name AS Body, a.DoneOn, a.ClosedAt, a.ProposedTarget, a.ProposedBy, a.ProposedOn, a.ProposedReason, a.Version
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
