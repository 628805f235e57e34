using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>The first date of a recommendation for which the report prints none is agreed; from now on it can be due, and late.</summary>
/// <param name="On">Europe/London, after today.</param>
public sealed record AgreeDeadline(SubjectId Recommendation, DateOnly On, string Reason, string By) : IRequest<Decision>;

internal sealed class AgreeDeadlineHandler(Database database, WorkflowRuntime runtime, SendingHours hours, TimeProvider clock) : IRequestHandler<AgreeDeadline, Decision>
{
    public async Task<Decision> Handle(AgreeDeadline request, CancellationToken cancellationToken)
    {
        var id = request.Recommendation;
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        var decision = AgreedDate.Agree(StoredName.ToRecommendationState(record.State), record.DueOn, request.On, today, request.By, request.Reason);
        if (!decision.IsAccepted)
            return decision;

        if (!RecommendationStore.Touch(work, record))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        DeadlineStore.Replace(work, id, AgreedDate.ToDeadline(request.On, today, request.By, request.Reason), now, request.By, $"Agreed: {request.Reason}");
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(request.On, today), cancellationToken);
        new TimelineEntry(id.ToString(), now, "DateAgreed", request.By, FormattableString.Invariant($"Agreed {request.On:yyyy-MM-dd}: {request.Reason}"))
        {
            Why = request.Reason,
            Before = TimelineEntry.Standing(record.State, null),
            After = TimelineEntry.Standing(record.State, request.On),
        }.Insert(work);
        new Notice(id.ToString(), "date-agreed", RecipientRole.Lead.Stored, "date-agreed", [], now, hours.EarliestFrom(now)).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
