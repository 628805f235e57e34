using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>The action no longer has to be done.</summary>
public sealed record WithdrawAction(SubjectId Action, string Reason, string By) : IRequest<Decision>;

internal sealed class WithdrawActionHandler(Database database, WorkflowRuntime runtime, TimeProvider clock) : IRequestHandler<WithdrawAction, Decision>
{
    public async Task<Decision> Handle(WithdrawAction request, CancellationToken cancellationToken)
    {
        var id = request.Action;
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var action = ActionStore.Get(work, id);
        var change = action.Status.Withdraw(request.By, request.Reason);
        if (!change.Decision.IsAccepted)
            return change.Decision;
        if (!ActionStore.Move(work, action, change.After.State, doneOn: null, over: true, now))
            return ActionStore.Lost(id);

        await runtime.HappenAsync(work, id.ToString(), "Withdrawn", payload: null, cancellationToken);
        new TimelineEntry(id.ToString(), now, "Withdrawn", request.By, $"Withdrew the action: {request.Reason}")
        {
            Why = request.Reason,
            Before = TimelineEntry.Standing(action.State, action.DueOn),
            After = TimelineEntry.Standing(change.After.State.ToStored(), action.DueOn),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
