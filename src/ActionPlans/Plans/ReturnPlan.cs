using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>
/// The plan goes back with comments; it has to be submitted again, and its reminders and escalation run towards the new date. An amendment that
/// goes back has no date: the accepted version stays in force.
/// </summary>
/// <param name="ByDate">When it has to be submitted again, Europe/London; null: so many working days from today as the policy says.</param>
public sealed record ReturnPlan(SubjectId Plan, string Reason, DateOnly? ByDate, string By) : IRequest<Decision>;

internal sealed class ReturnPlanHandler(MovePlan move, DeadlinePolicy policy, WorkingDays calendar) : IRequestHandler<ReturnPlan, Decision>
{
    public Task<Decision> Handle(ReturnPlan request, CancellationToken cancellationToken) => move.RunAsync(
        request.Plan, request.By, "PlanReturned", $"Returned the action plan: {request.Reason}", status => status.Return(request.By, request.Reason),
        cancellationToken,
        (work, plan, today) => Resubmission.Of(today, request.ByDate, DeadlineStore.Original(work, request.Plan, plan.DueOn), policy, calendar),
        request.Reason,
        moved => Task.FromResult(Decide(moved, request)),
        (NoticeKind.AmendmentReturned, [RecipientRole.Lead]));

    private static Decision? Decide(PlanMove moved, ReturnPlan request)
    {
        if (moved.Amendment is not null && request.ByDate is not null)
            return Decision.Refused("An amendment has no date to be submitted by, since the accepted version stays in force; return it without one.");
        PlanVersionStore.Decide(moved.Work, moved.Plan, "returned", request.Reason, moved.Now, request.By);
        return null;
    }
}
