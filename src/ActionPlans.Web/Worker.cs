using ActionPlans.Runtime.Worker;

namespace ActionPlans.Web;

/// <summary>Rings timers and sends messages for as long as the service runs.</summary>
internal sealed class Worker(IServiceProvider services) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => services.WorkAsync(stoppingToken);
}
