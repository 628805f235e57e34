using System.Globalization;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>The jobs that wake the worker, and when each rings next.</summary>
internal static class Rings
{
    /// <summary>
    /// However late the next timer is, each job looks again after this long: another process may have stored something due earlier,
    /// and cannot wake this scheduler.
    /// </summary>
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(20);

    public static readonly JobKey Dispatch = new("dispatch");

    public static readonly JobKey Calendar = new("calendar");

    public static JobKey OfShard(int shard) => new(string.Create(CultureInfo.InvariantCulture, $"ring-shard-{shard}"));

    /// <summary>Rings every job once at start: a sweep that finds what was missed while nobody worked.</summary>
    public static async Task RingAllAsync(this IScheduler scheduler, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < Shards.Count; shard++)
        {
            var job = JobBuilder.Create<RingShardJob>()
                .WithIdentity(OfShard(shard))
                .UsingJobData(RingShardJob.Shard, shard.ToString(CultureInfo.InvariantCulture))
                .StoreDurably()
                .Build();
            await scheduler.ScheduleJob(job, [TriggerAt(OfShard(shard), clock.GetUtcNow())], ScheduleJobOptions.Replacing, cancellationToken);
        }

        await scheduler.RingFirst<DispatchJob>(Dispatch, clock, cancellationToken);
        await scheduler.RingFirst<CalendarJob>(Calendar, clock, cancellationToken);
    }

    private static async Task RingFirst<T>(this IScheduler scheduler, JobKey key, TimeProvider clock, CancellationToken cancellationToken) where T : IJob =>
        await scheduler.ScheduleJob(
            JobBuilder.Create<T>().WithIdentity(key).StoreDurably().Build(), [TriggerAt(key, clock.GetUtcNow())], ScheduleJobOptions.Replacing, cancellationToken);

    public static async Task RingNow(this IScheduler scheduler, JobKey job, TimeProvider clock, CancellationToken cancellationToken) =>
        await scheduler.RescheduleJob(KeyOf(job), TriggerAt(job, clock.GetUtcNow()), cancellationToken);

    /// <summary>Sets the running job's trigger to <paramref name="next"/>, or to the regular look if that is earlier.</summary>
    public static async Task RingAgain(this IJobExecutionContext context, DateTimeOffset? next, TimeProvider clock)
    {
        var job = context.JobDetail.Key;
        var now = clock.GetUtcNow();
        var look = now + LooksAgainAfter;
        var at = next < look ? next.Value : look;
        await context.Scheduler.RescheduleJob(KeyOf(job), TriggerAt(job, at < now ? now : at), CancellationToken.None);
    }

    /// <summary>Sets the running job's trigger to a day from now: what it looks at changes with the date only.</summary>
    public static async Task RingTomorrow(this IJobExecutionContext context, TimeProvider clock) => await context.Scheduler.RescheduleJob(
        KeyOf(context.JobDetail.Key), TriggerAt(context.JobDetail.Key, clock.GetUtcNow().AddDays(1)), CancellationToken.None);

    /// <summary>Never Quartz's own "now": that is the system's, and the scheduler lives by our clock.</summary>
    private static ITrigger TriggerAt(JobKey job, DateTimeOffset at) => TriggerBuilder.Create().WithIdentity(KeyOf(job)).ForJob(job).StartAt(at).Build();

    private static TriggerKey KeyOf(JobKey job) => new(job.Name);
}
