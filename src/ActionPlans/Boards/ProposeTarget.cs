using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>A target for an action that has no date; it holds when somebody else agrees. A proposal that waits is replaced.</summary>
/// <param name="Target">In words: "31 March 2014", "quarterly", "on-going".</param>
public sealed record ProposeTarget(SubjectId Action, string Target, string Reason, string By) : IRequest<Decision>;

internal sealed class ProposeTargetHandler(Database database, DeadlinePolicy policy, WorkingDays calendar, SendingHours hours, TimeProvider clock)
    : RequestHandler<ProposeTarget, Decision>
{
    protected override Decision Handle(ProposeTarget request)
    {
        var id = request.Action;
        var now = clock.GetUtcNow();
        var proposal = new ProposedTarget(request.Target.Trim(), request.By, LondonTime.Today(now), request.Reason);
        using var work = database.Begin();
        var action = ActionStore.Get(work, id);
        var decision = proposal.Propose(action.Status, action.DueOn, policy, calendar);
        if (!decision.IsAccepted)
            return decision;
        if (!ActionStore.Propose(work, action, proposal, now))
            return ActionStore.Lost(id);

        new TimelineEntry(id.ToString(), now, "TargetProposed", request.By, $"Proposed \"{proposal.Target}\": {request.Reason}")
        {
            Why = request.Reason,
            Before = Target(action.Target, action.ProposedTarget),
            After = Target(action.Target, proposal.Target),
        }.Insert(work);
        new Notice(
            id.ToString(), FormattableString.Invariant($"target-proposed-{action.Version}"), RecipientRole.Oversight.Stored, NoticeKind.TargetProposed.ToStored(), [], now,
            hours.EarliestFrom(now)).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }

    private static string Target(string? target, string? proposed) =>
        $"target {(string.IsNullOrEmpty(target) ? "blank" : $"\"{target}\"")}{(proposed is null ? "" : $", proposed \"{proposed}\"")}";
}
