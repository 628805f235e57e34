using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>The recommendation no longer has to be done, for a reason that is kept.</summary>
public sealed record WithdrawRecommendation(SubjectId Recommendation, string Reason, string By) : IRequest<Decision>;

internal sealed class WithdrawRecommendationHandler(MoveRecommendation move) : IRequestHandler<WithdrawRecommendation, Decision>
{
    public Task<Decision> Handle(WithdrawRecommendation request, CancellationToken cancellationToken) => move.RunAsync(
        request.Recommendation, request.By, "Withdrawn", $"Withdrew it: {request.Reason}", status => status.Withdraw(request.By, request.Reason),
        rows: null, cancellationToken, request.Reason);
}
