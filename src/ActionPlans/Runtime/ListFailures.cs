using ActionPlans.Data;
using ActionPlans.Mailboxes;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>What has stopped and waits for somebody: workflows that faulted and messages that failed.</summary>
/// <param name="Limit">Of each, the newest first.</param>
public sealed record ListFailures(int Limit = 25) : IRequest<Failures>;

/// <param name="Faulted">How many workflows there are in all; likewise <paramref name="Failed"/> messages.</param>
public sealed record Failures(IReadOnlyList<InstanceSummary> Workflows, long Faulted, IReadOnlyList<MessageSummary> Messages, long Failed);

internal sealed class ListFailuresHandler(Database database) : RequestHandler<ListFailures, Failures>
{
    protected override Failures Handle(ListFailures request)
    {
        using var work = database.BeginReading();
        return new Failures(
            work.Query<InstanceSummary>(
                """
                SELECT i.Id, d.DefinitionId, d.Version AS DefinitionVersion, i.Subject, i.Status, i.Fault, i.CreatedAt, i.UpdatedAt
                FROM WorkflowInstance i
                JOIN WorkflowDefinition d ON d.Id = i.Definition
                WHERE i.Status = 'faulted'
                ORDER BY i.Id DESC
                LIMIT @Limit
                """,
                request),
            work.Scalar<long>("SELECT count(*) FROM WorkflowInstance WHERE Status = 'faulted'"),
            work.Query<MessageSummary>(
                "SELECT Id, Recipient, Subject, ComposedAt, State, Attempts, Error FROM Message WHERE State = 'failed' ORDER BY ComposedAt DESC, Id LIMIT @Limit", request),
            work.Scalar<long>("SELECT count(*) FROM Message WHERE State = 'failed'"));
    }
}
