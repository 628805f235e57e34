using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;

namespace ActionPlans.Boards;

/// <summary>What happens when an action was done, whoever says so: its lead, or those who accept the evidence of it.</summary>
internal sealed class ActionCompletion(WorkflowRuntime runtime, DeadlinePolicy policy, WorkingDays calendar, TimeProvider clock)
{
    /// <summary>In the caller's transaction, which must not be committed unless this is accepted.</summary>
    /// <param name="on">The day on which it was done, Europe/London.</param>
    /// <param name="forGood">Nothing of it is left, although it recurs or goes on.</param>
    public async Task<Decision> RunAsync(UnitOfWork work, SubjectId id, DateOnly on, string note, bool forGood, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var action = ActionStore.Get(work, id);
        var next = forGood ? null : action.Schedule.Next(action.DueOn, on, action.Cadence(policy), calendar);
        var change = action.Status.Finish(by, note, on, LondonTime.Today(now), again: next is not null);
        if (!change.Decision.IsAccepted)
            return change.Decision;
        if (!ActionStore.Move(work, action, change.After.State, on, over: next is null, now))
            return ActionStore.Lost(id);

        IReadOnlyList<DateOnly> missed = next is null ? [] : action.Schedule.Missed(action.DueOn, on);
        if (next is null)
            await runtime.HappenAsync(work, id.ToString(), "ActionDone", payload: null, cancellationToken);
        else
            await BeginAgainAsync(work, id, next, missed, $"Done: {note}", by, now, cancellationToken);

        new TimelineEntry(id.ToString(), now, "ActionDone", by, Said(on, note, next, missed))
        {
            Why = note,
            Before = TimelineEntry.Standing(action.State, action.DueOn),
            After = TimelineEntry.Standing(change.After.State.ToStored(), next is null ? action.DueOn : next.Due),
        }.Insert(work);
        return Decision.Accepted;
    }

    /// <summary>
    /// Evidence of it was accepted, so it was done on the day since when the evidence shows it. Nothing follows for an action that is not open,
    /// or when the evidence is of a time that was recorded as done before.
    /// </summary>
    /// <param name="evidence">The newest piece of what was accepted.</param>
    public async Task<Decision> EvidencedAsync(UnitOfWork work, SubjectId id, SubjectId evidence, string by, CancellationToken cancellationToken)
    {
        var on = work.Scalar<DateOnly>("SELECT EffectiveOn FROM Evidence WHERE Id = @Number", new { evidence.Number });
        return work.Scalar<bool>(IsToBeDone, new { id.Number, name = id.ToString(), on })
            ? await RunAsync(work, id, on, $"the evidence {evidence} was accepted", forGood: false, by, cancellationToken)
            : Decision.Accepted;
    }

    private async Task BeginAgainAsync(
        UnitOfWork work, SubjectId id, Deadline next, IReadOnlyList<DateOnly> missed, string reason, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DeadlineStore.Replace(work, id, next, now, by, reason, metAt: now);
        foreach (var day in missed)
            DeadlineStore.Miss(work, id, day, now, by);
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

    // What recurs was perhaps recorded as done before its evidence was accepted: then the date in force is the next time's already.
    private const string IsToBeDone = """
        SELECT CASE WHEN EXISTS (
            SELECT 1 FROM Action a
            WHERE a.Id = @Number AND a.State = 'open' AND (a.DoneOn IS NULL OR a.DoneOn < @on)
              AND NOT EXISTS (
                  SELECT 1 FROM EarlierDeadline e
                  WHERE e.Subject = @name AND e.MetAt IS NOT NULL AND e.DueOn >= @on AND e.DueOn < a.DueOn))
            THEN 1 ELSE 0 END
        """;
}
