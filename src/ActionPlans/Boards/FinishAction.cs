using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>
/// An action was done. One that recurs, or has several dates, is due again on the next; one that goes on was looked at, and is looked at again;
/// any other is done for good.
/// </summary>
/// <param name="On">The day on which it was done, Europe/London; null: today.</param>
/// <param name="ForGood">Nothing of it is left, although it recurs or goes on.</param>
public sealed record FinishAction(SubjectId Action, string Note, DateOnly? On, bool ForGood, string By) : IRequest<Decision>;

internal sealed class FinishActionHandler(Database database, ActionCompletion completion, TimeProvider clock) : IRequestHandler<FinishAction, Decision>
{
    public async Task<Decision> Handle(FinishAction request, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var decision = await completion.RunAsync(
            work, request.Action, request.On ?? LondonTime.Today(clock.GetUtcNow()), request.Note, request.ForGood, request.By, cancellationToken);
        if (decision.IsAccepted)
            work.Commit();
        return decision;
    }
}
