using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>The first date of a recommendation for which the report prints none is agreed; from now on it can be due, and late.</summary>
/// <param name="On">Europe/London, after today.</param>
public sealed record AgreeDeadline(SubjectId Recommendation, DateOnly On, string Reason, string By) : IRequest<Decision>;

internal sealed class AgreeDeadlineHandler(Database database, DateAgreement agreement, TimeProvider clock) : IRequestHandler<AgreeDeadline, Decision>
{
    public async Task<Decision> Handle(AgreeDeadline request, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var decision = await agreement.AgreeAsync(work, request.Recommendation, request.On, request.Reason, clock.GetUtcNow(), request.By, cancellationToken);
        if (decision.IsAccepted)
            work.Commit();
        return decision;
    }
}
