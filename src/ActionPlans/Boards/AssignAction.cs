using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>Somebody else is to do an action. Its clock goes on; the new lead's body is told.</summary>
/// <param name="Lead">The person or post, as people call it.</param>
/// <param name="Body">The body that answers for it, as it is registered; null: it stays where it is.</param>
public sealed record AssignAction(SubjectId Action, string Lead, string? Body, string By) : IRequest<Decision>;

internal sealed class AssignActionHandler(Database database, SendingHours hours, TimeProvider clock) : RequestHandler<AssignAction, Decision>
{
    protected override Decision Handle(AssignAction request)
    {
        if (string.IsNullOrWhiteSpace(request.By) || string.IsNullOrWhiteSpace(request.Lead))
            return Decision.Refused("Say who is to do it, and who says so; the record needs both.");

        var id = request.Action;
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var action = ActionStore.Get(work, id);
        if (action.Status.NotOpen() is { } closed)
            return closed;
        var body = request.Body is null ? null : KnownBodies.Require(work, request.Body);
        if (!ActionStore.Assign(work, action, request.Lead.Trim(), body?.Id, now))
            return ActionStore.Lost(id);

        var after = $"{request.Lead.Trim()}, {body?.Name ?? action.Body}";
        new TimelineEntry(id.ToString(), now, "ActionAssigned", request.By, $"Assigned to {after}.")
        {
            Before = $"{action.Lead ?? "nobody named"}, {action.Body}",
            After = after,
        }.Insert(work);
        new Notice(
            id.ToString(), FormattableString.Invariant($"assigned-{action.Version}"), RecipientRole.Lead.Stored, NoticeKind.Assigned.ToStored(), [], now,
            hours.EarliestFrom(now)).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
