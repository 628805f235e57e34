using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>The recommendation no longer has to be done, for a reason that is kept.</summary>
public sealed record WithdrawRecommendation(SubjectId Recommendation, string Reason, string By) : IRequest<Decision>;

internal sealed class WithdrawRecommendationHandler(MoveRecommendation move) : IRequestHandler<WithdrawRecommendation, Decision>
{
    public Task<Decision> Handle(WithdrawRecommendation request, CancellationToken cancellationToken) => move.RunAsync(
        request.Recommendation,
        new RecommendationMove("Withdrawn", request.By, $"Withdrew it: {request.Reason}", parts => parts.Withdraw(request.By, request.Reason), request.Reason),
        cancellationToken);
}
