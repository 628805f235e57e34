using ActionPlans.Imports;

namespace ActionPlans.Web;

/// <summary>Imports what people confirmed for as long as the service runs.</summary>
internal sealed class ImportWorker(ConfirmedUploads uploads) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => uploads.WorkAsync(stoppingToken), stoppingToken);
}
