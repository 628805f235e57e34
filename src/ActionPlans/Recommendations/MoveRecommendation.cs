using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;

namespace ActionPlans.Recommendations;

/// <summary>What evidence and withdrawal share: decide, store, tell the workflow, record; all in one transaction.</summary>
internal sealed class MoveRecommendation(Database database, WorkflowRuntime runtime, TimeProvider clock)
{
    /// <param name="happening">The event that the recommendation's workflow waits for.</param>
    /// <param name="unless">Looks, within the transaction, whether something overtook the request; null: nothing did.</param>
    /// <param name="rows">Writes what comes with the change; given the transaction and the instant. Null when nothing does.</param>
    public async Task<Decision> RunAsync(
        SubjectId id, string by, string happening, string said, Func<RecommendationStatus, Change<RecommendationStatus>> decide,
        Action<UnitOfWork, DateTimeOffset>? rows, CancellationToken cancellationToken, string? why = null,
        Func<UnitOfWork, Decision?>? unless = null)
    {
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        if (unless?.Invoke(work) is { } overtaken)
            return overtaken;
        var change = decide(RecommendationStore.Status(work, record));
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var now = clock.GetUtcNow();
        if (!RecommendationStore.Move(work, record, change.After.State, now))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        rows?.Invoke(work, now);
        await runtime.HappenAsync(work, id.ToString(), happening, payload: null, cancellationToken);
        new TimelineEntry(id.ToString(), now, happening, by, said)
        {
            Why = why,
            Before = TimelineEntry.Standing(record.State, record.DueOn),
            After = TimelineEntry.Standing(change.After.State.ToStored(), record.DueOn),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
