using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>The plan has been sent to the oversight body, which stops its reminders.</summary>
public sealed record SubmitPlan(SubjectId Plan, string By) : IRequest<Decision>;

internal sealed class SubmitPlanHandler(MovePlan move) : IRequestHandler<SubmitPlan, Decision>
{
    public Task<Decision> Handle(SubmitPlan request, CancellationToken cancellationToken) => move.RunAsync(
        request.Plan, request.By, "PlanSubmitted", "Submitted the action plan.", status => status.Submit(request.By), cancellationToken);
}
