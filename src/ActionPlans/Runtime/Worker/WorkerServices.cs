using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>The scheduler that wakes the runtime. It rings; our tables remember.</summary>
public static class WorkerServices
{
    /// <param name="quartzFile">
    /// Quartz's own tables, in a file of their own: it writes at every ring, and would queue behind our batches in one file. Losing it
    /// loses nothing, because every start rings all jobs anew.
    /// </param>
    public static IServiceCollection AddActionPlansWorker(this IServiceCollection services, string quartzFile) => services.AddQuartz(quartz =>
    {
        quartz.UsePersistentStore(store =>
        {
            store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = quartzFile, DefaultTimeout = 30 }.ToString());
            store.ProvisionSchema();
        });
    });

    /// <summary>Works until <paramref name="stopping"/>, then finishes what it holds.</summary>
    public static async Task WorkAsync(this IServiceProvider services, CancellationToken stopping)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None);
        await scheduler.RingAllAsync(services.GetRequiredService<TimeProvider>(), CancellationToken.None);
        await scheduler.Start(CancellationToken.None);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }

        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
    }
}
