using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>Somebody is to be told. Decided here, in the step's transaction; composed and delivered later by the dispatcher.</summary>
internal sealed record NotifyMailbox(EffectContext Context, string Role, string Template) : IRequest;

internal sealed class NotifyMailboxHandler(SendingHours hours) : RequestHandler<NotifyMailbox>
{
    protected override void Handle(NotifyMailbox request)
    {
        var context = request.Context;
        var role = request.Role.Length == 0 ? context.Reached?.Step.Audience.ToStored() ?? RecipientRole.Lead.Stored : request.Role;
        // Refused here, where the definition that asks for it can be named, rather than when a whole morning's messages are composed.
        RecipientRole.Parse(role);
        NoticeKinds.Parse(request.Template);
        context.Batch.Add(new Notice(
            context.Subject,
            context.Step(request.Template),
            role,
            request.Template,
            context.Reached?.Merged() ?? [],
            context.Now,
            hours.EarliestFrom(context.Now)));
    }
}
