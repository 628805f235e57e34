using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>An administrator lets a workflow go on that stopped on a fault, and the record says who.</summary>
/// <param name="Subject">Whose workflow; null: every one that stopped.</param>
public sealed record RetryWorkflows(string? Subject, string By) : IRequest<Decision>;

/// <summary>An administrator has failed messages sent again, and the record says who.</summary>
/// <param name="Id">One message; null: every failed one.</param>
public sealed record SendAgain(string? Id, string By) : IRequest<Decision>;

internal sealed class RetryWorkflowsHandler(Database database, IMediator mediator, TimeProvider clock) : IRequestHandler<RetryWorkflows, Decision>
{
    public async Task<Decision> Handle(RetryWorkflows request, CancellationToken cancellationToken)
    {
        var retried = await mediator.Send(new RetryFaulted(request.Subject), cancellationToken);
        if (retried is { GoingOn: 0, FaultedAgain: 0 })
            return Decision.Ignored("It goes on already: somebody else was first");
        using var work = database.Begin();
        new TimelineEntry(
            request.Subject ?? "workflows", clock.GetUtcNow(), "workflow-retried", request.By,
            FormattableString.Invariant($"Tried again what had stopped on a fault: {retried.GoingOn} go on, {retried.FaultedAgain} stopped again.")).Insert(work);
        work.Commit();
        return retried.FaultedAgain == 0
            ? Decision.Accepted
            : Decision.Refused(FormattableString.Invariant($"{retried.FaultedAgain} stopped again, for the reason shown: put it right first"));
    }
}

internal sealed class SendAgainHandler(Database database, IMediator mediator, TimeProvider clock) : IRequestHandler<SendAgain, Decision>
{
    public async Task<Decision> Handle(SendAgain request, CancellationToken cancellationToken)
    {
        var retried = await mediator.Send(new RetryMessages(request.Id), cancellationToken);
        if (retried == 0)
            return Decision.Ignored("It is no longer marked as failed: somebody else was first");
        using var work = database.Begin();
        new TimelineEntry(
            request.Id is null ? "messages" : $"message {request.Id}", clock.GetUtcNow(), "message-retried", request.By,
            FormattableString.Invariant($"Put {retried} failed {(retried == 1 ? "message" : "messages")} back to be sent.")).Insert(work);
        work.Commit();
        return Decision.Accepted;
    }
}
