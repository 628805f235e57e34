using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>A risk was looked at: how it stands, how badly it would hit now, and when it is looked at next.</summary>
/// <param name="Impact">Null: as before.</param>
/// <param name="Next">Europe/London; null: as the policy says.</param>
/// <param name="Mitigation">Something more that is done about it; null: nothing new.</param>
public sealed record RecordReview(SubjectId Risk, string Note, RiskImpact? Impact, DateOnly? Next, string? Mitigation, string By) : IRequest<Decision>;

internal sealed class RecordReviewHandler(Database database, WorkflowRuntime runtime, DeadlinePolicy policy, WorkingDays calendar, TimeProvider clock)
    : IRequestHandler<RecordReview, Decision>
{
    public async Task<Decision> Handle(RecordReview request, CancellationToken cancellationToken)
    {
        var id = request.Risk;
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var risk = RiskStore.Get(work, id);
        var decision = RiskReview.Record(risk.Status, request.By, request.Note, request.Next, today);
        if (!decision.IsAccepted)
            return decision;

        var impact = request.Impact?.ToStored();
        if (!RiskStore.Review(work, risk, impact, now))
            return ActionStore.Lost(id);

        var next = RiskReview.Next(today, request.By, request.Next, policy, calendar);
        DeadlineStore.Replace(work, id, next, now, request.By, $"Reviewed: {request.Note}", metAt: now);
        if (!string.IsNullOrWhiteSpace(request.Mitigation))
            RiskStore.Mitigate(work, id, [request.Mitigation.Trim()], now);
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(next.Due, today), cancellationToken);
        new TimelineEntry(id.ToString(), now, "RiskReviewed", request.By, $"Looked at it: {request.Note.Trim().TrimEnd('.')}. Next on {Say.Day(next.Due!.Value)}.")
        {
            Why = request.Note,
            Before = Standing(risk.Impact, risk.ReviewOn),
            After = Standing(impact ?? risk.Impact, next.Due.Value),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }

    private static string Standing(string? impact, DateOnly review) => FormattableString.Invariant($"impact {impact ?? "not said"}, review {review:yyyy-MM-dd}");
}
