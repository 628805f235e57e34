using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;

namespace ActionPlans.Plans;

/// <summary>What submitting, accepting, returning and withdrawing a plan share: decide, store, tell its workflow, record; all in one transaction.</summary>
internal sealed class MovePlan(Database database, WorkflowRuntime runtime, TimeProvider clock)
{
    /// <param name="happening">The event that the plan's workflow waits for.</param>
    /// <param name="again">
    /// The deadline that holds from now on, given the transaction, the plan and today; its ladder starts again. Null: the duty is met
    /// or gone, and reminders and escalations stop.
    /// </param>
    public async Task<Decision> RunAsync(
        SubjectId id, string by, string happening, string said, Func<ActionPlanStatus, Change<ActionPlanStatus>> decide,
        CancellationToken cancellationToken, Func<UnitOfWork, PlanRecord, DateOnly, Deadline>? again = null)
    {
        using var work = database.Begin();
        var plan = PlanStore.Get(work, id);
        var change = decide(plan.Status);
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        if (!PlanStore.Move(work, plan, change.After.State, now, by))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        var deadline = again?.Invoke(work, plan, today);
        if (deadline is not null)
            DeadlineStore.Replace(work, id, deadline, now, by, said, plan.SubmittedAt);
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(deadline?.Due, today), cancellationToken);
        await runtime.HappenAsync(work, id.ToString(), happening, payload: null, cancellationToken);
        new TimelineEntry(id.ToString(), now, happening, by, said).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
