using ActionPlans.Deadlines;
using Quartz;

namespace ActionPlans.Runtime.Worker;

/// <summary>Looks, at the start and then daily, whether the bank holidays are known far enough ahead.</summary>
[DisallowConcurrentExecution]
internal sealed class CalendarJob(CalendarReach calendar, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            calendar.Check();
        }
        finally
        {
            await context.RingTomorrow(clock);
        }
    }
}
