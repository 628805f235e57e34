using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Runtime;

/// <summary>Workflow instances, newest first; every filter may be null.</summary>
/// <param name="Status">waiting, finished, faulted or cancelled.</param>
/// <param name="Since">Changed on or after this instant.</param>
public sealed record ListInstances(string? DefinitionId, string? Status, string? Subject, DateTimeOffset? Since, int Limit)
    : IRequest<IReadOnlyList<InstanceSummary>>;

/// <param name="Fault">Why it stopped; null when it did not.</param>
[method: ExplicitConstructor]
public sealed record InstanceSummary(
    long Id, string DefinitionId, long DefinitionVersion, string Subject, string Status, string? Fault, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

internal sealed class ListInstancesHandler(Database database) : RequestHandler<ListInstances, IReadOnlyList<InstanceSummary>>
{
    protected override IReadOnlyList<InstanceSummary> Handle(ListInstances request)
    {
        using var connection = database.OpenForReading();
        return [.. connection.Query<InstanceSummary>(
            """
            SELECT i.Id, d.DefinitionId, d.Version AS DefinitionVersion, i.Subject, i.Status, i.Fault, i.CreatedAt, i.UpdatedAt
            FROM WorkflowInstance i
            JOIN WorkflowDefinition d ON d.Id = i.Definition
            WHERE (@DefinitionId IS NULL OR d.DefinitionId = @DefinitionId)
              AND (@Status IS NULL OR i.Status = @Status)
              AND (@Subject IS NULL OR i.Subject = @Subject)
              AND (@Since IS NULL OR i.UpdatedAt >= @Since)
            ORDER BY i.Id DESC
            LIMIT @Limit
            """,
            request)];
    }
}
