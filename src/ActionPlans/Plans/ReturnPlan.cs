using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>The plan goes back with comments; it has to be submitted again, and its reminders and escalation run towards the new date.</summary>
/// <param name="ByDate">When it has to be submitted again, Europe/London; null: so many working days from today as the policy says.</param>
public sealed record ReturnPlan(SubjectId Plan, string Reason, DateOnly? ByDate, string By) : IRequest<Decision>;

internal sealed class ReturnPlanHandler(MovePlan move, DeadlinePolicy policy, WorkingDays calendar) : IRequestHandler<ReturnPlan, Decision>
{
    public Task<Decision> Handle(ReturnPlan request, CancellationToken cancellationToken) => move.RunAsync(
        request.Plan, request.By, "PlanReturned", $"Returned the action plan: {request.Reason}", status => status.Return(request.By, request.Reason),
        cancellationToken,
        (work, plan, today) => Resubmission.Of(today, request.ByDate, DeadlineStore.Original(work, request.Plan, plan.DueOn), policy, calendar));
}
