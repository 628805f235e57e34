using System.Globalization;
using ActionPlans.Mailboxes;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>
/// Rings one shard: works off what is due, then sets itself to ring when the shard's next timer is. The tables say what is due; this job
/// only says when to look.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RingShardJob(WorkflowRuntime runtime, TimeProvider clock) : IJob
{
    public const string Shard = "shard";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var shard = int.Parse(context.MergedJobDataMap.GetString(Shard)!, CultureInfo.InvariantCulture);
        var fired = 0;
        int inBatch;
        do
        {
            inBatch = await runtime.FireDueAsync(shard, cancellationToken);
            fired += inBatch;
        }
        while (inBatch > 0 && !cancellationToken.IsCancellationRequested);

        if (fired > 0)
            await context.Scheduler.RingNow(Rings.Dispatch, clock, cancellationToken);
        await context.RingAgain(runtime.NextDue(shard), clock, cancellationToken);
    }
}

/// <summary>Composes the messages whose time has come and delivers them, then sets itself to ring when the next may go out.</summary>
[DisallowConcurrentExecution]
internal sealed class DispatchJob(Composer composer, Dispatcher dispatcher, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        composer.Compose();
        await dispatcher.DeliverAsync(cancellationToken);
        await context.RingAgain(new[] { composer.NextDue(), dispatcher.NextDue() }.Min(), clock, cancellationToken);
    }
}
