using ActionPlans.Mailboxes;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>Composes the messages whose time has come and delivers them, then sets itself to ring when the next may go out.</summary>
[DisallowConcurrentExecution]
internal sealed class DispatchJob(Composer composer, Dispatcher dispatcher, TimeProvider clock, ILogger<DispatchJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        try
        {
            var composed = composer.Compose();
            var delivered = await dispatcher.DeliverAsync(cancellationToken);
            if (composed + delivered > 0)
                logger.LogInformation("{Composed} messages composed, {Delivered} delivered", composed, delivered);
            next = new[] { composer.NextDue(), dispatcher.NextDue() }.Min();
        }
        finally
        {
            await context.RingAgain(next, clock);
        }
    }
}
