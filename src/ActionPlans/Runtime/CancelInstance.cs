using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Ends a workflow instance for good: nothing more is sent about its subject by it. What was sent stays sent.</summary>
/// <returns>Ignored when it had ended already.</returns>
public sealed record CancelInstance(long Id, string By) : IRequest<Decision>;

internal sealed class CancelInstanceHandler(Database database, WorkflowRuntime runtime, TimeProvider clock) : IRequestHandler<CancelInstance, Decision>
{
    public async Task<Decision> Handle(CancelInstance request, CancellationToken cancellationToken)
    {
        using var work = database.Begin();
        var instance = work.QueryFirst<Row>("SELECT Subject, Status FROM WorkflowInstance WHERE Id = @Id", request) ?? throw new NotFoundException("instance");
        if (!await runtime.CancelAsync(work, request.Id, $"cancelled by {request.By}", cancellationToken))
            return Decision.Ignored("It has ended already.");
        new TimelineEntry(instance.Subject, clock.GetUtcNow(), "workflow-cancelled", request.By, "Ended its workflow for good: nothing more is sent about this by itself.")
        {
            Before = instance.Status, After = "cancelled",
        }.Insert(work);
        work.Commit();
        return Decision.Accepted;
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Subject, string Status);
}
