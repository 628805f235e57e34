using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>An administrator lets a workflow go on that stopped on a fault, on a page that says what became of it.</summary>
/// <param name="Subject">Whose workflow; null: every one that stopped.</param>
public sealed record RetryWorkflows(string? Subject, string By) : IRequest<Decision>;

/// <summary>An administrator has failed messages sent again.</summary>
/// <param name="Id">One message; null: every failed one.</param>
public sealed record SendAgain(string? Id, string By) : IRequest<Decision>;

internal sealed class RetryWorkflowsHandler(IMediator mediator) : IRequestHandler<RetryWorkflows, Decision>
{
    public async Task<Decision> Handle(RetryWorkflows request, CancellationToken cancellationToken) =>
        await mediator.Send(new RetryFaulted(request.Subject, request.By), cancellationToken) switch
        {
            { GoingOn: 0, FaultedAgain: 0 } => Decision.Ignored("It goes on already: somebody else was first"),
            { FaultedAgain: 0 } => Decision.Accepted,
            var retried => Decision.Refused(FormattableString.Invariant($"{retried.FaultedAgain} stopped again, for the reason shown: put it right first")),
        };
}

internal sealed class SendAgainHandler(IMediator mediator) : IRequestHandler<SendAgain, Decision>
{
    public async Task<Decision> Handle(SendAgain request, CancellationToken cancellationToken) =>
        await mediator.Send(new RetryMessages(request.Id, request.By), cancellationToken) == 0
            ? Decision.Ignored("It is no longer marked as failed: somebody else was first")
            : Decision.Accepted;
}
