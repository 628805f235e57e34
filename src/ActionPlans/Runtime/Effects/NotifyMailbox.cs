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
        // Looked at here, where a wrong name faults the workflow that gave it: the composer works for everybody, and must not stumble over it.
        context.Batch.Add(new Notice(
            context.Subject,
            context.Step(request.Template),
            Routing.Require(role),
            NoticeKinds.Parse(request.Template).ToStored(),
            context.Reached?.Merged() ?? [],
            context.Now,
            hours.EarliestFrom(context.Now)));
    }
}
