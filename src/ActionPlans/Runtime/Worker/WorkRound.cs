using ActionPlans.Mailboxes;

namespace ActionPlans.Runtime.Worker;

/// <summary>Everything that is due now, once: timers, then the messages that they decided, then delivery.</summary>
public sealed class WorkRound
{
    private readonly WorkflowRuntime runtime;
    private readonly Composer composer;
    private readonly Dispatcher dispatcher;

    internal WorkRound(WorkflowRuntime runtime, Composer composer, Dispatcher dispatcher) =>
        (this.runtime, this.composer, this.dispatcher) = (runtime, composer, dispatcher);

    public async Task<WorkDone> RunAsync(CancellationToken cancellationToken) => new(
        await runtime.FireAllDueAsync(cancellationToken), composer.Compose(), await dispatcher.DeliverAsync(cancellationToken));

    /// <summary>When the next thing is due; null when nothing waits for a moment.</summary>
    public DateTimeOffset? NextDue() => new[] { runtime.NextDue(), composer.NextDue(), dispatcher.NextDue() }.Min();
}

/// <param name="Timers">Timers that fired.</param>
public sealed record WorkDone(int Timers, int Composed, int Delivered);
