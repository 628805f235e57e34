using System.Globalization;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>
/// Rings one shard: works off what is due, then sets itself to ring when the shard's next timer is. The tables say what is due; this job
/// only says when to look.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RingShardJob(WorkflowRuntime runtime, TimeProvider clock, ILogger<RingShardJob> logger) : IJob
{
    public const string Shard = "shard";

    private static readonly TimeSpan OthersTurn = TimeSpan.FromSeconds(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var shard = int.Parse(context.MergedJobDataMap.GetString(Shard)!, CultureInfo.InvariantCulture);
        DateTimeOffset? next = null;
        try
        {
            var fired = 0;
            int inBatch;
            do
            {
                inBatch = await runtime.FireDueAsync(shard, cancellationToken);
                fired += inBatch;
            }
            while (inBatch > 0 && !cancellationToken.IsCancellationRequested);

            if (fired > 0)
            {
                logger.LogInformation("Shard {Shard}: {Timers} timers fired", shard, fired);
                await context.Scheduler.RingNow(Rings.Dispatch, clock, cancellationToken);
            }

            // What is due still is for another node to do, which is at it or runs a newer release.
            var now = clock.GetUtcNow();
            next = runtime.NextDue(shard);
            if (next <= now)
                next = now + OthersTurn;
        }
        finally
        {
            // Also after a failure (a locked database, a full disk): Quartz reports it, and the shard must not fall silent.
            await context.RingAgain(next, clock);
        }
    }
}
