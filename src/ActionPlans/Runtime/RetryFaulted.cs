using ActionPlans.Data;
using ActionPlans.Workflows;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Runs what faulted once more, after the reason has been put right.</summary>
/// <param name="Subject">One subject's workflows; null for every faulted one.</param>
/// <returns>How many instances go on, and how many faulted again.</returns>
public sealed record RetryFaulted(string? Subject) : IRequest<RetriedInstances>;

public sealed record RetriedInstances(int GoingOn, int FaultedAgain);

internal sealed class RetryFaultedHandler(Database database, WorkflowRuntime runtime) : IRequestHandler<RetryFaulted, RetriedInstances>
{
    public async Task<RetriedInstances> Handle(RetryFaulted request, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> faulted;
        using (var connection = database.OpenForReading())
            faulted = [.. Dapper.SqlMapper.Query<long>(
                connection, "SELECT Id FROM WorkflowInstance WHERE Status = 'faulted' AND (@Subject IS NULL OR Subject = @Subject)", request)];

        var goingOn = 0;
        foreach (var id in faulted)
        {
            // One transaction each: an instance that faults again must not take the others with it.
            using var work = database.Begin();
            goingOn += await runtime.RetryAsync(work, id, cancellationToken) ? 1 : 0;
            work.Commit();
        }

        return new RetriedInstances(goingOn, faulted.Count - goingOn);
    }
}
