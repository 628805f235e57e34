using System.Text.Json.Nodes;
using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>An event for the workflows of a subject; without a correlation id, for those of the publisher's own subject.</summary>
internal sealed record PublishEvent(EffectContext Context, string EventName, string CorrelationId, JsonNode? Payload) : IRequest;

internal sealed class PublishEventHandler : RequestHandler<PublishEvent>
{
    protected override void Handle(PublishEvent request) => request.Context.Batch.Publish(
        request.CorrelationId.Length == 0 ? request.Context.Subject : request.CorrelationId, request.EventName, request.Payload);
}
