using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;

namespace ActionPlans.Plans;

/// <summary>What submitting, accepting and withdrawing a plan share: decide, store, tell its workflow, record; all in one transaction.</summary>
internal sealed class MovePlan(Database database, WorkflowRuntime runtime, TimeProvider clock)
{
    /// <param name="happening">The event that the plan's workflow waits for.</param>
    /// <param name="stopsTheClock">The duty is met for now: its reminders and escalations stop.</param>
    public async Task<Decision> RunAsync(
        SubjectId id, string by, string happening, string said, Func<ActionPlanStatus, Change<ActionPlanStatus>> decide, bool stopsTheClock,
        CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var plan = PlanStore.Get(work, id);
        var change = decide(plan.Status);
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var now = clock.GetUtcNow();
        if (!PlanStore.Move(work, plan, change.After.State, now, by))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        if (stopsTheClock)
            await runtime.MoveAnchorAsync(work, id.ToString(), Anchor.None(LondonTime.Today(now)), cancellationToken);
        await runtime.HappenAsync(work, id.ToString(), happening, payload: null, cancellationToken);
        new TimelineEntry(id.ToString(), now, happening, by, said).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
