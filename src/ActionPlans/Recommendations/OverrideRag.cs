using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>A person sets another colour than the computed one, with the reason, for a time. The one set before ends.</summary>
/// <param name="Until">The last day on which it holds, Europe/London.</param>
public sealed record OverrideRag(SubjectId Recommendation, RagColour Colour, string Rationale, DateOnly Until, string By) : IRequest<Decision>
{
    /// <summary>What white waits for: the name of a body, or "R9", with whose closing it ends. Null for every other colour.</summary>
    public string? DependsOn { get; init; }
}

/// <summary>The computed colour holds again before its time.</summary>
public sealed record ClearRag(SubjectId Recommendation, string Reason, string By) : IRequest<Decision>;

internal sealed class OverrideRagHandler(Database database, TimeProvider clock) : RequestHandler<OverrideRag, Decision>
{
    protected override Decision Handle(OverrideRag request)
    {
        var now = clock.GetUtcNow();
        var id = request.Recommendation;
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        var dependency = string.IsNullOrWhiteSpace(request.DependsOn) ? null : RagDependency.Find(work, id, request.DependsOn, now, request.By);
        var set = new RagOverride(request.Colour, request.Rationale, request.Until, request.By) { DependsOn = dependency?.Name, IsMet = dependency?.IsMet == true };
        var decision = set.Set(StoredName.ToRecommendationState(record.State), LondonTime.Today(now));
        if (!decision.IsAccepted)
            return decision;

        var before = RagStore.History(work, id).LastOrDefault(earlier => earlier.ClearedAt is null);
        RagStore.Clear(work, id, now, request.By);
        RagStore.Insert(work, id, set, dependency, now);
        new TimelineEntry(
            id.ToString(), now, "RagSet", request.By,
            FormattableString.Invariant($"Set the colour to {request.Colour.ToStored()} until {request.Until:yyyy-MM-dd}{(dependency is null ? "" : $", waiting for {dependency.Name}")}: {request.Rationale}"))
        {
            Why = request.Rationale,
            Before = before is null ? "computed" : FormattableString.Invariant($"{before.Colour} until {before.Until:yyyy-MM-dd}"),
            After = FormattableString.Invariant($"{request.Colour.ToStored()} until {request.Until:yyyy-MM-dd}"),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}

internal sealed class ClearRagHandler(Database database, TimeProvider clock) : RequestHandler<ClearRag, Decision>
{
    protected override Decision Handle(ClearRag request)
    {
        if (string.IsNullOrWhiteSpace(request.By) || string.IsNullOrWhiteSpace(request.Reason))
            return Decision.Refused("Say who takes the colour back, and why; the record needs both.");

        var now = clock.GetUtcNow();
        var id = request.Recommendation;
        using var work = database.Begin();
        RecommendationStore.Get(work, id);
        var before = RagStore.History(work, id).LastOrDefault(earlier => earlier.ClearedAt is null);
        if (before is null || !RagStore.Clear(work, id, now, request.By))
            return Decision.Ignored($"The colour of {id} is the computed one already.");

        new TimelineEntry(id.ToString(), now, "RagCleared", request.By, $"Took back the colour {before.Colour}: {request.Reason}")
        {
            Why = request.Reason,
            Before = FormattableString.Invariant($"{before.Colour} until {before.Until:yyyy-MM-dd}"),
            After = "computed",
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
