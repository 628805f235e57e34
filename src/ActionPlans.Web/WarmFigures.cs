using ActionPlans.Access;
using ActionPlans.Overview;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Web;

/// <summary>Counts, at the start, the figures of those who see everything: with much to count, the first of them would wait for it.</summary>
internal sealed class WarmFigures(IMediator mediator, CurrentViewer current) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        current.Become(Viewer.Operator);
        await mediator.Send(new GetOverview(), stoppingToken);
        var everything = new FindInstances(new InstanceFilter());
        var first = await mediator.Send(everything, stoppingToken);
        await mediator.Send(everything with { Page = (int)(first.Total / everything.PageSize / 2) + 1 }, stoppingToken); // far from both ends, it counts otherwise
    }
}
