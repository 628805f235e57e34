using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Extensions;

/// <summary>More time is asked for. The due date stays, and its ladder goes on, until somebody else grants it.</summary>
/// <param name="To">The new date, Europe/London; later than the one in force.</param>
/// <param name="Safeguard">What keeps children safe until then.</param>
public sealed record AskExtension(SubjectId Recommendation, DateOnly To, string Reason, string Safeguard, string By) : IRequest<Decision>;

internal sealed class AskExtensionHandler(Database database, DeadlinePolicy policy, SendingHours hours, TimeProvider clock) : RequestHandler<AskExtension, Decision>
{
    protected override Decision Handle(AskExtension request)
    {
        var id = request.Recommendation;
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        var before = ExtensionStore.Of(work, id);
        if (before.LastOrDefault() is { State: "asked" or "countered" } open)
            return Decision.Refused($"{open.AskedBy} already asked for an extension of {id}: grant, refuse or counter that one first.");

        var change = Extension.Ask(
            StoredName.ToRecommendationState(record.State), record.DueOn, request.To, LondonTime.Today(now), request.By, request.Reason, request.Safeguard);
        if (!change.Decision.IsAccepted)
            return change.Decision;

        var notable = Extension.Notable(record.DueOn!.Value, request.To, before.Count(earlier => earlier.State == "granted"), policy);
        var extension = ExtensionStore.Insert(work, request, record.DueOn.Value, now);
        new TimelineEntry(
            id.ToString(), now, "ExtensionAsked", request.By,
            FormattableString.Invariant($"Asked for more time, from {record.DueOn:yyyy-MM-dd} to {request.To:yyyy-MM-dd}: {request.Reason} Until then: {request.Safeguard}{(notable.Length == 0 ? "" : " " + notable)}"))
        {
            Why = request.Reason,
            Before = FormattableString.Invariant($"due {record.DueOn:yyyy-MM-dd}"),
            After = FormattableString.Invariant($"due {record.DueOn:yyyy-MM-dd}, asked for {request.To:yyyy-MM-dd}"),
        }.Insert(work);
        new Notice(id.ToString(), FormattableString.Invariant($"extension-{extension}-asked"), RecipientRole.Oversight.Stored, "extension-asked", [], now, hours.EarliestFrom(now))
            .Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
