using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Boards;

/// <summary>Somebody else looks after a risk. Its reviews go on; the new owner's body is told.</summary>
/// <param name="Owner">The person or post, as people call it.</param>
/// <param name="Body">The body that answers for it, as it is registered; null: it stays where it is.</param>
public sealed record AssignRisk(SubjectId Risk, string Owner, string? Body, string By) : IRequest<Decision>;

internal sealed class AssignRiskHandler(Database database, SendingHours hours, TimeProvider clock) : RequestHandler<AssignRisk, Decision>
{
    protected override Decision Handle(AssignRisk request)
    {
        if (string.IsNullOrWhiteSpace(request.By) || string.IsNullOrWhiteSpace(request.Owner))
            return Decision.Refused("Say who looks after it, and who says so; the record needs both.");

        var id = request.Risk;
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var risk = RiskStore.Get(work, id);
        if (RiskReview.Over(risk.Status) is { } over)
            return over;
        var body = request.Body is null ? null : KnownBodies.Require(work, request.Body);
        if (!RiskStore.Assign(work, risk, request.Owner.Trim(), body?.Id, now))
            return ActionStore.Lost(id);

        var after = $"{request.Owner.Trim()}, {body?.Name ?? risk.Body}";
        new TimelineEntry(id.ToString(), now, "RiskAssigned", request.By, $"Assigned to {after}.")
        {
            Before = $"{risk.Owner ?? "nobody named"}, {risk.Body}",
            After = after,
        }.Insert(work);
        new Notice(
            id.ToString(), FormattableString.Invariant($"assigned-{risk.Version}"), RecipientRole.Lead.Stored, NoticeKind.Assigned.ToStored(), [], now,
            hours.EarliestFrom(now)).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
