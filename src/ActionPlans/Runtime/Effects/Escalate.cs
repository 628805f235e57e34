using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>
/// Something late is brought to the next person up the ladder ("next": whoever the ladder's step names), and the lead is told
/// that it was, because nobody should hear of an escalation from their superior.
/// </summary>
internal sealed record Escalate(EffectContext Context, string Recipient) : IRequest;

internal sealed class EscalateHandler(IMediator mediator) : AsyncRequestHandler<Escalate>
{
    protected override async Task Handle(Escalate request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var role = request.Recipient is "" or "next" ? context.Reached?.Step.Audience.ToStored() ?? RecipientRole.ExecutiveLead.Stored : request.Recipient;
        await mediator.Send(new NotifyMailbox(context, role, "escalation"), cancellationToken);
        if (role != RecipientRole.Lead.Stored)
            await mediator.Send(new NotifyMailbox(context, RecipientRole.Lead.Stored, "overdue"), cancellationToken);
    }
}
