using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Checks;

/// <summary>
/// It has not lasted: the recommendation is open again, due on a new day, with a workflow of its own. (A check is passed by accepting the
/// confirming evidence that was handed in for it.)
/// </summary>
/// <param name="Due">Until when it has to be done again, Europe/London, after today.</param>
public sealed record FailCheck(SubjectId Check, string Reason, DateOnly Due, string By) : IRequest<Decision>;

internal sealed class FailCheckHandler(Database database, WorkflowRuntime runtime, Entitlements entitlements, TimeProvider clock) : IRequestHandler<FailCheck, Decision>
{
    public async Task<Decision> Handle(FailCheck request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        BankHolidays.Of(request.Due.Year);
        using var work = database.Begin();
        var check = CheckStore.Get(work, request.Check);
        var id = check.Recommendation;
        if (check.State != "due")
            return Decision.Ignored($"{request.Check} is already {check.State}.");
        var decision = SustainedCheck.Fail(request.Due, today, request.By, request.Reason);
        if (!decision.IsAccepted)
            return decision;
        if (entitlements.MayDecideEvidence(work, id, place: null, request.By, today) is { } notEntitled)
            return notEntitled;

        var record = RecommendationStore.Get(work, id);
        var bodies = RecommendationStore.Bodies(work, id);
        var change = RecommendationStore.Parts(work, id, bodies).Reopen(request.By, request.Reason);
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var closedAt = work.Scalar<long?>("SELECT ClosedAt FROM Recommendation WHERE Id = @Number", new { id.Number });
        if (!CheckStore.Decide(work, check, "failed", now, request.By, request.Reason) || !RecommendationStore.Move(work, record, bodies, change.After, now))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        DoneStore.Clear(work, id, now);
        work.Execute("UPDATE Recommendation SET Reopened = Reopened + 1 WHERE Id = @Number", new { id.Number });
        var times = work.Scalar<int>("SELECT Reopened FROM Recommendation WHERE Id = @Number", new { id.Number });
        DeadlineStore.Replace(
            work, id, SustainedCheck.Reopened(request.Due, today, times, request.By, request.Reason), now, request.By, $"Reopened: {request.Reason}",
            closedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
        new TimelineEntry(id.ToString(), now, "Reopened", request.By, FormattableString.Invariant($"It has not lasted ({request.Check}): {request.Reason} Due again {request.Due:yyyy-MM-dd}."))
        {
            Why = request.Reason,
            Before = TimelineEntry.Standing(record.State, record.DueOn),
            After = TimelineEntry.Standing("open", request.Due),
        }.Insert(work);
        await runtime.HappenAsync(work, request.Check.ToString(), "CheckEnded", payload: null, cancellationToken);
        await runtime.StartAsync(work, [new WorkflowStart("recommendation", id.ToString(), new Anchor(request.Due, today))], cancellationToken);
        work.Commit();
        return Decision.Accepted;
    }
}
