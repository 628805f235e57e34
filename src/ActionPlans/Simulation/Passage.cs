using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans.Simulation;

/// <summary>Lets simulated time pass: moves the clock from one moment at which something is due to the next, and does then what the worker would do.</summary>
public sealed class Passage
{
    private readonly SimulatedClock clock;
    private readonly WorkflowRuntime runtime;
    private readonly Composer composer;
    private readonly Dispatcher? dispatcher;

    internal Passage(SimulatedClock clock, WorkflowRuntime runtime, Composer composer, Dispatcher? dispatcher) =>
        (this.clock, this.runtime, this.composer, this.dispatcher) = (clock, runtime, composer, dispatcher);

    /// <summary>Through a whole installation that lives by this clock.</summary>
    public static Passage Through(IServiceProvider services, SimulatedClock clock) => new(
        clock, services.GetRequiredService<WorkflowRuntime>(), services.GetRequiredService<Composer>(), services.GetRequiredService<Dispatcher>());

    /// <summary>Until the beginning of <paramref name="day"/>, Europe/London; what is due on the day itself is left.</summary>
    public Task UntilAsync(DateOnly day, CancellationToken cancellationToken) => UntilAsync(LondonTime.StartOf(day), cancellationToken);

    /// <summary>Until <paramref name="end"/>; what is due at that very instant is left.</summary>
    /// <exception cref="RefusedException">Time stands still: what is due is for a newer release to do.</exception>
    public async Task UntilAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (Next() is { } next && next < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.MoveTo(next);
            var done = await runtime.FireAllDueAsync(cancellationToken) + composer.Compose();
            if (dispatcher is not null)
                done += await dispatcher.DeliverAsync(cancellationToken);
            // Nobody else comes by in simulated time.
            if (done == 0 && Next() == next)
                throw new RefusedException("something that is due cannot be worked off here, because a newer release has written it: start that release");
        }

        clock.MoveTo(end);
    }

    private DateTimeOffset? Next() => new[] { runtime.NextDue(), composer.NextDue(), dispatcher?.NextDue() }.Min();
}
