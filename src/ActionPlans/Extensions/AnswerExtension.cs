using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Extensions;

/// <summary>Somebody other than who proposed it agrees to the date on the table. It holds from now on; reminders count from it.</summary>
public sealed record GrantExtension(SubjectId Recommendation, string? Reason, string By) : IRequest<Decision>;

/// <summary>The date stays, for a reason that the other side is told.</summary>
public sealed record RefuseExtension(SubjectId Recommendation, string Reason, string By) : IRequest<Decision>;

/// <summary>Another date is offered instead; the other side can grant it, refuse it, or counter in turn.</summary>
public sealed record CounterExtension(SubjectId Recommendation, DateOnly To, string Reason, string By) : IRequest<Decision>;

internal sealed class GrantExtensionHandler(ExtensionAnswer answer) : IRequestHandler<GrantExtension, Decision>
{
    public Task<Decision> Handle(GrantExtension request, CancellationToken cancellationToken) => answer.RunAsync(
        request.Recommendation, request.By, request.Reason,
        (extension, state, due, today) => extension.Grant(state, due, today, request.By), cancellationToken);
}

internal sealed class RefuseExtensionHandler(ExtensionAnswer answer) : IRequestHandler<RefuseExtension, Decision>
{
    public Task<Decision> Handle(RefuseExtension request, CancellationToken cancellationToken) => answer.RunAsync(
        request.Recommendation, request.By, request.Reason,
        (extension, state, _, _) => extension.Refuse(state, request.By, request.Reason), cancellationToken);
}

internal sealed class CounterExtensionHandler(ExtensionAnswer answer) : IRequestHandler<CounterExtension, Decision>
{
    public Task<Decision> Handle(CounterExtension request, CancellationToken cancellationToken) => answer.RunAsync(
        request.Recommendation, request.By, request.Reason,
        (extension, state, due, today) => extension.Counter(state, due, request.To, today, request.By, request.Reason), cancellationToken);
}

/// <summary>What granting, refusing and countering share: decide, store, move the date when granted, tell the other side, record; in one transaction.</summary>
internal sealed class ExtensionAnswer(Database database, WorkflowRuntime runtime, Entitlements entitlements, SendingHours hours, TimeProvider clock)
{
    public async Task<Decision> RunAsync(
        SubjectId id, string by, string? reason, Func<Extension, RecommendationState, DateOnly?, DateOnly, Change<Extension>> decide, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        using var work = database.Begin();
        var record = RecommendationStore.Get(work, id);
        var requests = ExtensionStore.Of(work, id);
        if (requests.Count == 0)
            return Decision.Refused($"Nobody has asked for an extension of {id}: 'actionplans extension ask {id} --to DATE --reason … --safeguard …'.");

        var asked = requests[^1];
        var change = decide(asked.ToDomain(), StoredName.ToRecommendationState(record.State), record.DueOn, today);
        if (!change.Decision.IsAccepted)
            return change.Decision;
        if (entitlements.MayAnswerExtension(work, id, asked.ProposedBy, by, today) is { } notEntitled)
            return notEntitled;

        if (!ExtensionStore.Answer(work, asked, change.After, now, by, reason) || !RecommendationStore.Touch(work, record))
            return Decision.Ignored($"somebody else changed {id} at the same moment: look at it again with 'actionplans show {id}'");

        if (change.After.State == ExtensionState.Granted)
        {
            var number = requests.Count(request => request.State == "granted") + 1;
            var original = DeadlineStore.Original(work, id, record.DueOn)!.Value;
            var deadline = change.After.ToDeadline(number, original, today, by, asked.Reason, asked.Safeguard);
            DeadlineStore.Replace(work, id, deadline, now, by, $"Extended: {asked.Reason}");
            await runtime.MoveAnchorAsync(work, id.ToString(), new Anchor(deadline.Due, today), cancellationToken);
        }

        new TimelineEntry(id.ToString(), now, Happening(change.After.State), by, Said(asked, change.After, reason))
        {
            Why = reason,
            Before = FormattableString.Invariant($"due {record.DueOn:yyyy-MM-dd}, asked for {asked.ProposedTo:yyyy-MM-dd}"),
            After = change.After.State switch
            {
                ExtensionState.Granted => FormattableString.Invariant($"due {change.After.To:yyyy-MM-dd}"),
                ExtensionState.Refused => FormattableString.Invariant($"due {record.DueOn:yyyy-MM-dd}"),
                _ => FormattableString.Invariant($"due {record.DueOn:yyyy-MM-dd}, offered {change.After.To:yyyy-MM-dd}"),
            },
        }.Insert(work);
        foreach (var role in Told(asked, change.After, by))
            new Notice(
                id.ToString(), FormattableString.Invariant($"extension-{asked.Id}-{asked.Version}"), role.Stored, Template(change.After.State), [], now, hours.EarliestFrom(now))
                .Insert(work);
        work.Commit();
        return Decision.Accepted;
    }

    /// <summary>A new date concerns both sides, anything else the one that did not say it.</summary>
    private static RecipientRole[] Told(ExtensionRecord asked, Extension after, string by) =>
        after.State == ExtensionState.Granted ? [RecipientRole.Lead, RecipientRole.Oversight]
        : string.Equals(asked.AskedBy.Trim(), by.Trim(), StringComparison.OrdinalIgnoreCase) ? [RecipientRole.Oversight]
        : [RecipientRole.Lead];

    private static string Said(ExtensionRecord asked, Extension after, string? reason) => FormattableString.Invariant(after.State switch
    {
        ExtensionState.Granted => $"Granted the extension to {after.To:yyyy-MM-dd} that {asked.AskedBy} had asked for{Because(reason)}",
        ExtensionState.Refused => (FormattableString)$"Refused the extension to {asked.ProposedTo:yyyy-MM-dd}{Because(reason)}",
        _ => $"Offered {after.To:yyyy-MM-dd} instead of {asked.ProposedTo:yyyy-MM-dd}{Because(reason)}",
    });

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "." : $": {reason}";

    private static string Happening(ExtensionState state) => state switch
    {
        ExtensionState.Granted => "ExtensionGranted",
        ExtensionState.Refused => "ExtensionRefused",
        _ => "ExtensionCountered",
    };

    private static string Template(ExtensionState state) => state switch
    {
        ExtensionState.Granted => "extension-granted",
        ExtensionState.Refused => "extension-refused",
        _ => "extension-countered",
    };
}
