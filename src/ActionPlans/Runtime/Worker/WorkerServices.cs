using ActionPlans.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>The scheduler that wakes the runtime. It rings; our tables remember.</summary>
public static class WorkerServices
{
    /// <param name="quartzFile">
    /// Beside a database file Quartz's own tables are in a file of their own: it writes at every ring, and would queue behind our batches in one file.
    /// Losing it loses nothing, because every start rings all jobs anew. On a server they are in the same database (migration 019), and all nodes that
    /// work on it are one cluster, which shares the shards and takes over those of a node that died.
    /// </param>
    public static IServiceCollection AddActionPlansWorker(this IServiceCollection services, string quartzFile)
    {
        var database = (Database)services.Last(service => service.ServiceType == typeof(Database)).ImplementationInstance!;
        return services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            if (database.IsServer)
            {
                database.Shares(store);
                store.UseClustering();
            }
            else
            {
                store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = quartzFile, DefaultTimeout = 30 }.ToString());
                store.ProvisionSchema();
            }
        }));
    }

    /// <summary>Works until <paramref name="stopping"/>, then finishes what it holds.</summary>
    public static async Task WorkAsync(this IServiceProvider services, CancellationToken stopping)
    {
        if (services.GetRequiredService<Database>().Advice() is { } advice)
            services.GetRequiredService<ILogger<Database>>().LogWarning("{Advice}", advice);
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
