namespace ActionPlans.Simulation;

/// <summary>A clock that stands still until it is moved: the whole product lives by it, so a year passes in milliseconds.</summary>
public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves on to <paramref name="instant"/>; an instant that has passed leaves the clock where it is.</summary>
    public void MoveTo(DateTimeOffset instant) => now = instant > now ? instant.ToUniversalTime() : now;
}
