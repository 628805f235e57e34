using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;

namespace ActionPlans.Plans;

/// <summary>What a use case writes along with a plan's move, in its transaction.</summary>
/// <param name="Amendment">The amendment that is moved instead of the accepted plan; null: the plan itself.</param>
internal sealed record PlanMove(UnitOfWork Work, PlanRecord Plan, VersionRow? Amendment, DateTimeOffset Now, string By)
{
    /// <summary>For the timeline: what was done, and why.</summary>
    public required string Said { get; set; }

    public string? Why { get; set; }
}

/// <summary>What submitting, accepting, returning and withdrawing a plan share: decide, store, tell its workflow, record; all in one transaction.</summary>
internal sealed class MovePlan(Database database, WorkflowRuntime runtime, SendingHours hours, TimeProvider clock)
{
    /// <param name="happening">The event that the plan's workflow waits for.</param>
    /// <param name="again">
    /// The deadline that holds from now on, given the transaction, the plan and today; its ladder starts again. Null: the duty is met
    /// or gone, and reminders and escalations stop.
    /// </param>
    /// <param name="also">Writes what comes with it; what it answers stops everything. Null: nothing does.</param>
    /// <param name="whenAmended">Which notice goes to whom when it is an amendment that moves: the workflow of an accepted plan has ended. Null: amendments don't move so.</param>
    public async Task<Decision> RunAsync(
        SubjectId id, string by, string happening, string said, Func<ActionPlanStatus, Change<ActionPlanStatus>> decide,
        CancellationToken cancellationToken, Func<UnitOfWork, PlanRecord, DateOnly, Deadline>? again = null, string? why = null,
        Func<PlanMove, Task<Decision?>>? also = null, (NoticeKind Kind, RecipientRole[] Roles)? whenAmended = null)
    {
        using var work = database.Begin();
        var plan = PlanStore.Get(work, id);
        var amendment = whenAmended is null ? null : PlanVersionStore.Amendment(work, plan);
        var change = decide(amendment?.Status ?? plan.Status);
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var now = clock.GetUtcNow();
        var move = new PlanMove(work, plan, amendment, now, by) { Said = said, Why = why };
        if (also is not null && await also(move) is { } against)
            return against;
        if (!(amendment is null ? PlanStore.Move(work, plan, change.After.State, now, by) : PlanStore.Touch(work, plan)))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        if (amendment is null)
            await MoveAsync(move, id, happening, change.After.State, again, cancellationToken);
        else
            Tell(move, id, happening, whenAmended!.Value);
        work.Commit();
        return Decision.Accepted;
    }

    private async Task MoveAsync(
        PlanMove move, SubjectId id, string happening, ActionPlanState to, Func<UnitOfWork, PlanRecord, DateOnly, Deadline>? again, CancellationToken cancellationToken)
    {
        var (work, plan, _, now, by) = move;
        var today = LondonTime.Today(now);
        var deadline = again?.Invoke(work, plan, today);
        if (deadline is not null)
            DeadlineStore.Replace(work, id, deadline, now, by, move.Said, plan.SubmittedAt);
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(deadline?.Due, today), cancellationToken);
        await runtime.HappenAsync(work, id.ToString(), happening, payload: null, cancellationToken);
        new TimelineEntry(id.ToString(), now, happening, by, move.Said)
        {
            Why = move.Why,
            Before = TimelineEntry.Standing(plan.State, plan.DueOn),
            After = TimelineEntry.Standing(to.ToStored(), deadline is null ? plan.DueOn : deadline.Due),
        }.Insert(work);
    }

    private void Tell(PlanMove move, SubjectId id, string happening, (NoticeKind Kind, RecipientRole[] Roles) notice)
    {
        new TimelineEntry(id.ToString(), move.Now, happening, move.By, move.Said)
        {
            Why = move.Why,
            Before = $"amendment {move.Amendment!.State}",
            After = happening,
        }.Insert(move.Work);
        var version = PlanVersionStore.Of(move.Work, move.Plan.Id)[^1];
        foreach (var role in notice.Roles)
            new Notice(
                id.ToString(), FormattableString.Invariant($"{notice.Kind.ToStored()}-{version.Number}"), role.Stored, notice.Kind.ToStored(), [], move.Now,
                hours.EarliestFrom(move.Now)).Insert(move.Work);
    }
}
