using ActionPlans.Checks;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;

namespace ActionPlans.Recommendations;

/// <summary>What is to happen to a recommendation.</summary>
/// <param name="Happening">The event that its workflow waits for.</param>
/// <param name="Said">For the timeline.</param>
/// <param name="Why">The reason given; null when none was.</param>
internal sealed record RecommendationMove(
    string Happening, string By, string Said, Func<RecommendationParts, Change<RecommendationParts>> Decide, string? Why = null)
{
    /// <summary>Looks, within the transaction, whether something overtook the request; null: nothing did.</summary>
    public Func<UnitOfWork, Decision?>? Unless { get; init; }

    /// <summary>Writes what comes with the change; given the transaction and the instant. Null when nothing does.</summary>
    public Action<UnitOfWork, DateTimeOffset>? Rows { get; init; }

    /// <summary>The body whose part it is about; null: all of them.</summary>
    public string? Body { get; init; }
}

/// <summary>What evidence and withdrawal share: decide, store, tell the workflow, record; all in one transaction.</summary>
internal sealed class MoveRecommendation(Database database, WorkflowRuntime runtime, SustainedChecks checks, SendingHours hours, TimeProvider clock)
{
    public async Task<Decision> RunAsync(SubjectId id, RecommendationMove move, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var decision = await RunAsync(work, id, move, cancellationToken);
        if (decision.IsAccepted)
            work.Commit();
        return decision;
    }

    /// <summary>The same in the caller's transaction, which must not be committed unless this is accepted.</summary>
    public async Task<Decision> RunAsync(UnitOfWork work, SubjectId id, RecommendationMove move, CancellationToken cancellationToken)
    {
        var record = RecommendationStore.Get(work, id);
        if (move.Unless?.Invoke(work) is { } overtaken)
            return overtaken;
        var bodies = RecommendationStore.Bodies(work, id);
        var change = move.Decide(RecommendationStore.Parts(work, id, bodies));
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var now = clock.GetUtcNow();
        if (!RecommendationStore.Move(work, record, bodies, change.After, now))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        move.Rows?.Invoke(work, now);
        var state = change.After.Whole;
        var happening = move.Happening == "EvidenceAccepted" && state != RecommendationState.Closed ? "PartAccepted" : move.Happening;
        new TimelineEntry(id.ToString(), now, happening, move.By, happening == "PartAccepted" ? $"{move.Said} {StillOpen(bodies, change.After)}" : move.Said)
        {
            Why = move.Why,
            Before = TimelineEntry.Standing(record.State, record.DueOn),
            After = TimelineEntry.Standing(state.ToStored(), record.DueOn),
        }.Insert(work);

        // A workflow ends with the acceptance of all parts. One accepted part is told by us, whatever version of its definition an instance is on.
        if (happening == "PartAccepted")
            new Notice(id.ToString(), FormattableString.Invariant($"part-accepted#{record.Version}"), RecipientRole.Lead.Stored, NoticeKind.PartAccepted.ToStored(), [], now, hours.EarliestFrom(now))
                .Insert(work);
        else
            await runtime.HappenAsync(work, id.ToString(), happening, payload: null, cancellationToken);
        if (state == RecommendationState.Closed)
            await checks.SetAsync(work, id, now, cancellationToken);
        return Decision.Accepted;
    }

    private static string StillOpen(IReadOnlyList<PartRecord> bodies, RecommendationParts parts) =>
        $"Not yet accepted: {string.Join(", ", bodies.Zip(parts.All).Where(part => part.Second.State != RecommendationState.Closed).Select(part => part.First.Name))}.";
}
