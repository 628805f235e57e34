using System.Text.Json.Nodes;
using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>Starts another workflow, about the same subject unless a correlation id names another.</summary>
/// <param name="WaitingBookmark">Where the dispatching instance waits for its end; null when it does not.</param>
internal sealed record DispatchWorkflow(EffectContext Context, string DefinitionId, string CorrelationId, IReadOnlyDictionary<string, JsonNode?>? Input, int? WaitingBookmark) : IRequest;

internal sealed class DispatchWorkflowHandler : AsyncRequestHandler<DispatchWorkflow>
{
    protected override async Task Handle(DispatchWorkflow request, CancellationToken cancellationToken) => await request.Context.Batch.StartAsync(
        request.DefinitionId,
        request.CorrelationId.Length == 0 ? request.Context.Subject : request.CorrelationId,
        request.Context.Instance.Anchor,
        request.Input,
        cancellationToken,
        request.WaitingBookmark is null ? null : request.Context.Instance.Id,
        request.WaitingBookmark);
}
