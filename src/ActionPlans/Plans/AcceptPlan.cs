using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>Somebody other than the submitter finds the plan good; its workflow ends.</summary>
public sealed record AcceptPlan(SubjectId Plan, string By) : IRequest<Decision>;

internal sealed class AcceptPlanHandler(MovePlan move) : IRequestHandler<AcceptPlan, Decision>
{
    public Task<Decision> Handle(AcceptPlan request, CancellationToken cancellationToken) => move.RunAsync(
        request.Plan, request.By, "PlanAccepted", "Accepted the action plan.", status => status.Accept(request.By), cancellationToken);
}
