using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;

namespace ActionPlans.Recommendations;

/// <summary>A recommendation gets its first date, by itself or with the plan that proposes it; in the caller's transaction.</summary>
internal sealed class DateAgreement(WorkflowRuntime runtime, SendingHours hours)
{
    public async Task<Decision> AgreeAsync(
        UnitOfWork work, SubjectId id, DateOnly on, string reason, DateTimeOffset now, string by, CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(now);
        var record = RecommendationStore.Get(work, id);
        var decision = AgreedDate.Agree(StoredName.ToRecommendationState(record.State), record.DueOn, on, today, by, reason);
        if (!decision.IsAccepted)
            return decision;

        if (!RecommendationStore.Touch(work, record))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        DeadlineStore.Replace(work, id, AgreedDate.ToDeadline(on, today, by, reason), now, by, $"Agreed: {reason}");
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(on, today), cancellationToken);
        new TimelineEntry(id.ToString(), now, "DateAgreed", by, FormattableString.Invariant($"Agreed {on:yyyy-MM-dd}: {reason}"))
        {
            Why = reason,
            Before = TimelineEntry.Standing(record.State, null),
            After = TimelineEntry.Standing(record.State, on),
        }.Insert(work);
        new Notice(id.ToString(), "date-agreed", RecipientRole.Lead.Stored, "date-agreed", [], now, hours.EarliestFrom(now)).Insert(work);
        return Decision.Accepted;
    }
}
