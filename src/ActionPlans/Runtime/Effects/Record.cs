using MediatR;

namespace ActionPlans.Runtime.Effects;

/// <summary>A line in the subject's timeline.</summary>
internal sealed record Record(EffectContext Context, string Text) : IRequest;

internal sealed class RecordHandler : RequestHandler<Record>
{
    protected override void Handle(Record request) => request.Context.Batch.Add(
        new TimelineEntry(request.Context.Subject, request.Context.Now, "recorded", TimelineEntry.System, request.Text));
}
