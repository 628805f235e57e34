using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>Somebody other than who proposed it agrees to an action's target. It holds from now on; reminders count from it.</summary>
public sealed record AgreeTarget(SubjectId Action, string By) : IRequest<Decision>;

internal sealed class AgreeTargetHandler(
    Database database, WorkflowRuntime runtime, DeadlinePolicy policy, WorkingDays calendar, SendingHours hours, TimeProvider clock) : IRequestHandler<AgreeTarget, Decision>
{
    public async Task<Decision> Handle(AgreeTarget request, CancellationToken cancellationToken)
    {
        var id = request.Action;
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var action = ActionStore.Get(work, id);
        if (action.Proposal is not { } proposal)
            return Decision.Refused($"Nobody has proposed a target for {id}: 'actionplans action propose {id} --target \"31 March 2014\" --reason \"…\"'.");

        var decision = proposal.Agree(action.Status, action.DueOn, request.By, today, policy, calendar);
        if (!decision.IsAccepted)
            return decision;

        var deadline = proposal.ToDeadline(request.By, today, policy, calendar);
        if (!ActionStore.Agree(work, action, proposal, ActionStore.ReviewMonths(deadline, policy), now))
            return ActionStore.Lost(id);

        DeadlineStore.Replace(work, id, deadline, now, request.By, $"Agreed: {proposal.Reason}");
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(deadline.Due ?? deadline.ReviewBy, today), cancellationToken);
        new TimelineEntry(id.ToString(), now, "TargetAgreed", request.By, $"Agreed to \"{proposal.Target}\", which {proposal.By} had proposed: {proposal.Reason}")
        {
            Why = proposal.Reason,
            Before = TimelineEntry.Standing(action.State, action.DueOn),
            After = TimelineEntry.Standing(action.State, deadline.Due),
        }.Insert(work);
        new Notice(
            id.ToString(), FormattableString.Invariant($"target-agreed-{action.Version}"), RecipientRole.Lead.Stored, NoticeKind.DateAgreed.ToStored(), [], now,
            hours.EarliestFrom(now)).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
