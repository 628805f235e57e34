using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>The plan is no longer required.</summary>
public sealed record WithdrawPlan(SubjectId Plan, string Reason, string By) : IRequest<Decision>;

internal sealed class WithdrawPlanHandler(MovePlan move) : IRequestHandler<WithdrawPlan, Decision>
{
    public Task<Decision> Handle(WithdrawPlan request, CancellationToken cancellationToken) => move.RunAsync(
        request.Plan, request.By, "Withdrawn", $"Withdrew the action plan: {request.Reason}", status => status.Withdraw(request.By, request.Reason), cancellationToken);
}
