using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>
/// An action was done. One that recurs, or has several dates, is due again on the next; one that goes on was looked at, and is looked at again;
/// any other is done for good.
/// </summary>
/// <param name="On">The day on which it was done, Europe/London; null: today.</param>
/// <param name="ForGood">Nothing of it is left, although it recurs or goes on.</param>
public sealed record FinishAction(SubjectId Action, string Note, DateOnly? On, bool ForGood, string By) : IRequest<Decision>;

internal sealed class FinishActionHandler(Database database, WorkflowRuntime runtime, DeadlinePolicy policy, WorkingDays calendar, TimeProvider clock)
    : IRequestHandler<FinishAction, Decision>
{
    public async Task<Decision> Handle(FinishAction request, CancellationToken cancellationToken)
    {
        var id = request.Action;
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        var on = request.On ?? today;
        using var work = database.Begin();
        var action = ActionStore.Get(work, id);
        var next = request.ForGood ? null : action.Schedule.Next(action.DueOn, on, action.Cadence(policy), calendar);
        var change = action.Status.Finish(request.By, request.Note, on, today, again: next is not null);
        if (!change.Decision.IsAccepted)
            return change.Decision;
        if (!ActionStore.Move(work, action, change.After.State, on, over: next is null, now))
            return ActionStore.Lost(id);

        IReadOnlyList<DateOnly> missed = next is null ? [] : action.Schedule.Missed(action.DueOn, on);
        if (next is null)
            await runtime.HappenAsync(work, id.ToString(), "ActionDone", payload: null, cancellationToken);
        else
            await BeginAgainAsync(work, id, next, missed, request, now, cancellationToken);

        new TimelineEntry(id.ToString(), now, "ActionDone", request.By, Said(on, request.Note, next, missed))
        {
            Why = request.Note,
            Before = TimelineEntry.Standing(action.State, action.DueOn),
            After = TimelineEntry.Standing(change.After.State.ToStored(), next is null ? action.DueOn : next.Due),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }

    private async Task BeginAgainAsync(
        UnitOfWork work, SubjectId id, Deadline next, IReadOnlyList<DateOnly> missed, FinishAction request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DeadlineStore.Replace(work, id, next, now, request.By, $"Done: {request.Note}", metAt: now);
        foreach (var day in missed)
            DeadlineStore.Miss(work, id, day, now, request.By);
        await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(next.Due ?? next.ReviewBy, LondonTime.Today(now)), cancellationToken);
    }

    private static string Said(DateOnly on, string note, Deadline? next, IReadOnlyList<DateOnly> missed)
    {
        var said = FormattableString.Invariant($"Done on {on:yyyy-MM-dd}: {note.Trim().TrimEnd('.')}.");
        if (next is { Due: { } due })
            said += FormattableString.Invariant($" Due again on {due:yyyy-MM-dd}.");
        else if (next is { ReviewBy: { } review })
            said += FormattableString.Invariant($" To be looked at again by {review:yyyy-MM-dd}.");
        return missed.Count == 0 ? said : $"{said} Missed: {string.Join(", ", missed.Select(day => FormattableString.Invariant($"{day:yyyy-MM-dd}")))}.";
    }
}
