using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>Starts another workflow, about the same subject unless a correlation id names another.</summary>
internal sealed record DispatchWorkflow(EffectContext Context, string DefinitionId, string CorrelationId) : IRequest;

internal sealed class DispatchWorkflowHandler : AsyncRequestHandler<DispatchWorkflow>
{
    protected override async Task Handle(DispatchWorkflow request, CancellationToken cancellationToken) => await request.Context.Batch.StartAsync(
        request.DefinitionId,
        request.CorrelationId.Length == 0 ? request.Context.Subject : request.CorrelationId,
        request.Context.Instance.Anchor,
        input: null,
        cancellationToken);
}
