using ActionPlans.Deadlines;
using ActionPlans.Mailboxes;

namespace ActionPlans.Runtime.Worker;

/// <summary>Everything that is due now, once: timers, then the messages that they decided, then delivery.</summary>
public sealed class WorkRound
{
    private readonly WorkflowRuntime runtime;
    private readonly Composer composer;
    private readonly Dispatcher dispatcher;
    private readonly CalendarReach calendar;

    internal WorkRound(WorkflowRuntime runtime, Composer composer, Dispatcher dispatcher, CalendarReach calendar) =>
        (this.runtime, this.composer, this.dispatcher, this.calendar) = (runtime, composer, dispatcher, calendar);

    public async Task<WorkDone> RunAsync(CancellationToken cancellationToken)
    {
        calendar.Check();
        return new(await runtime.FireAllDueAsync(cancellationToken), composer.Compose(), await dispatcher.DeliverAsync(cancellationToken));
    }

    /// <summary>When the next thing is due; null when nothing waits for a moment.</summary>
    public DateTimeOffset? NextDue() => new[] { runtime.NextDue(), composer.NextDue(), dispatcher.NextDue() }.Min();
}

/// <param name="Timers">Timers that fired.</param>
public sealed record WorkDone(int Timers, int Composed, int Delivered);
