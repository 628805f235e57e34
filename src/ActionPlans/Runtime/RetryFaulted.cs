using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Runs what faulted once more, after the reason has been put right.</summary>
/// <param name="Subject">One subject's workflows; null for every faulted one.</param>
/// <returns>How many instances go on, and how many faulted again.</returns>
public sealed record RetryFaulted(string? Subject, string By) : IRequest<RetriedInstances>;

public sealed record RetriedInstances(int GoingOn, int FaultedAgain);

internal sealed class RetryFaultedHandler(Database database, WorkflowRuntime runtime, TimeProvider clock) : IRequestHandler<RetryFaulted, RetriedInstances>
{
    public async Task<RetriedInstances> Handle(RetryFaulted request, CancellationToken cancellationToken)
    {
        IReadOnlyList<FaultedInstance> faulted;
        using (var connection = database.OpenForReading())
            faulted = [.. Dapper.SqlMapper.Query<FaultedInstance>(
                connection, "SELECT Id, Subject, Fault FROM WorkflowInstance WHERE Status = 'faulted' AND (@Subject IS NULL OR Subject = @Subject)", request)];

        var goingOn = 0;
        foreach (var instance in faulted)
        {
            // One transaction each: an instance that faults again must not take the others with it.
            using var work = database.Begin();
            new TimelineEntry(instance.Subject, clock.GetUtcNow(), "workflow-retried", request.By, $"Lets its workflow go on, which had stopped: {instance.Fault}") { Before = "faulted" }.Insert(work);
            goingOn += await runtime.RetryAsync(work, instance.Id, cancellationToken) ? 1 : 0;
            work.Commit();
        }

        return new RetriedInstances(goingOn, faulted.Count - goingOn);
    }

    private sealed record FaultedInstance(long Id, string Subject, string? Fault);
}
