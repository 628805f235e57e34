using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>What was taken for done is to be done again. Its date stays, so it may be overdue at once; its ladder begins anew.</summary>
public sealed record ReopenAction(SubjectId Action, string Reason, string By) : IRequest<Decision>;

internal sealed class ReopenActionHandler(Database database, WorkflowRuntime runtime, TimeProvider clock) : IRequestHandler<ReopenAction, Decision>
{
    public async Task<Decision> Handle(ReopenAction request, CancellationToken cancellationToken)
    {
        var id = request.Action;
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var action = ActionStore.Get(work, id);
        var change = action.Status.Reopen(request.By, request.Reason);
        if (!change.Decision.IsAccepted)
            return change.Decision;
        if (!ActionStore.Move(work, action, change.After.State, doneOn: null, over: false, now))
            return ActionStore.Lost(id);

        DeadlineStore.Keep(work, id, now, request.By, $"Reopened: {request.Reason}", action.ClosedAt);
        // The workflow ended when it was done: the event starts another one, which knows no date yet.
        await runtime.HappenAsync(work, id.ToString(), "ActionReopened", payload: null, cancellationToken);
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(action.RingsFor, LondonTime.Today(now)), cancellationToken);
        new TimelineEntry(id.ToString(), now, "ActionReopened", request.By, $"Reopened: {request.Reason}")
        {
            Why = request.Reason,
            Before = TimelineEntry.Standing(action.State, action.DueOn),
            After = TimelineEntry.Standing(change.After.State.ToStored(), action.DueOn),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
