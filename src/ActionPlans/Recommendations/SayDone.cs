using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>The lead says that the work is done. Evidence is still asked for, and the ladder goes on until it is in.</summary>
/// <param name="On">The day on which it was done, Europe/London.</param>
/// <param name="Note">What was done; null when nothing is said.</param>
/// <param name="Body">The responsible body whose part it is; null: every part that is open.</param>
public sealed record SayDone(SubjectId Recommendation, DateOnly On, string? Note, string? Body, string By) : IRequest<Decision>;

/// <summary>It is not done after all.</summary>
/// <param name="Body">The responsible body whose part it is; null: every part that was said to be done.</param>
public sealed record TakeBackDone(SubjectId Recommendation, string Reason, string? Body, string By) : IRequest<Decision>;

internal sealed class SayDoneHandler(Database database, TimeProvider clock) : RequestHandler<SayDone, Decision>
{
    protected override Decision Handle(SayDone request)
    {
        var now = clock.GetUtcNow();
        var id = request.Recommendation;
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        var scope = EvidenceScope.Of(work, id, request.Body);
        var parts = DoneStore.Of(work, id, scope.BodyId);
        var said = new StatedDone(request.On, request.By, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        var open = parts.Where(part => part.State == "open").ToList();
        var unsaid = open.Where(part => part.Said is null).ToList();
        var told = unsaid.Concat(open).FirstOrDefault() ?? parts[0];
        var decision = said.Say(StoredName.ToRecommendationState(told.State), told.Said, LondonTime.Today(now));
        if (!decision.IsAccepted)
            return decision;
        if (!RecommendationStore.Touch(work, record))
            return DoneStore.Lost(id);

        foreach (var part in unsaid)
            DoneStore.Set(work, id, part, said, now);
        new TimelineEntry(id.ToString(), now, "SaidDone", request.By, FormattableString.Invariant($"Says that it was done on {request.On:yyyy-MM-dd}{scope.Said}{(said.Note is null ? "." : $": {said.Note}")}"))
        {
            Why = said.Note,
            Before = TimelineEntry.Standing(record.State, record.DueOn),
            After = FormattableString.Invariant($"{TimelineEntry.Standing(record.State, record.DueOn)}, said to be done on {request.On:yyyy-MM-dd}"),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}

internal sealed class TakeBackDoneHandler(Database database, TimeProvider clock) : RequestHandler<TakeBackDone, Decision>
{
    protected override Decision Handle(TakeBackDone request)
    {
        var now = clock.GetUtcNow();
        var id = request.Recommendation;
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        var scope = EvidenceScope.Of(work, id, request.Body);
        var parts = DoneStore.Of(work, id, scope.BodyId);
        var said = parts.Where(part => part.State == "open" && part.Said is not null).ToList();
        var told = said.FirstOrDefault() ?? parts[0];
        var decision = StatedDone.TakeBack(StoredName.ToRecommendationState(told.State), told.Said, request.By, request.Reason);
        if (!decision.IsAccepted)
            return decision;
        if (!RecommendationStore.Touch(work, record))
            return DoneStore.Lost(id);

        foreach (var part in said)
            DoneStore.Set(work, id, part, said: null, now);
        new TimelineEntry(id.ToString(), now, "DoneTakenBack", request.By, $"It is not done after all{scope.Said}: {request.Reason}")
        {
            Why = request.Reason,
            Before = FormattableString.Invariant($"{TimelineEntry.Standing(record.State, record.DueOn)}, said to be done on {told.Said!.On:yyyy-MM-dd}"),
            After = TimelineEntry.Standing(record.State, record.DueOn),
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
