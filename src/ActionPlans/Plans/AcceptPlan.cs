using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>
/// Somebody other than the submitter finds the plan good; its workflow ends, and the dates that it proposes become deadlines. An amendment that is
/// accepted takes the place of the version in force.
/// </summary>
public sealed record AcceptPlan(SubjectId Plan, string By) : IRequest<Decision>;

internal sealed class AcceptPlanHandler(MovePlan move, PlanClocks clocks) : IRequestHandler<AcceptPlan, Decision>
{
    public Task<Decision> Handle(AcceptPlan request, CancellationToken cancellationToken) => move.RunAsync(
        request.Plan, request.By, "PlanAccepted", "Accepted the action plan.", status => status.Accept(request.By), cancellationToken,
        also: moved => TakeEffectAsync(moved, cancellationToken),
        whenAmended: (NoticeKind.AmendmentAccepted, [RecipientRole.Lead]));

    private async Task<Decision?> TakeEffectAsync(PlanMove moved, CancellationToken cancellationToken)
    {
        var (work, record, amendment, now, by) = moved;
        var waits = PlanVersionStore.Of(work, record.Id).LastOrDefault(version => version.State == "submitted");
        PlanVersionStore.Decide(work, record, "accepted", comment: null, now, by);
        if (waits is null)
            return null; // submitted before versions were kept

        var version = FormattableString.Invariant($"version {waits.Number} of {record.Subject}");
        if (waits.Number > 1)
            moved.Said = FormattableString.Invariant($"Accepted version {waits.Number} of the action plan.");
        // What was written elsewhere moves nothing here, and a draft agrees nothing before its final plan.
        if (waits.SnapshotSha256 is null || record.Home != record.Id)
            return null;

        var plan = LoadedPlan.Get(work, record.Subject);
        if (amendment is not null)
            await clocks.StartAsync(work, plan, now, by, cancellationToken);
        return await clocks.AgreeDatesAsync(work, plan, version, now, by, cancellationToken);
    }
}
