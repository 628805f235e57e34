namespace ActionPlans.Benchmarks;

/// <summary>Runs like the system's clock, from another moment on.</summary>
internal sealed class ShiftedClock(DateTimeOffset from) : TimeProvider
{
    private readonly TimeSpan shift = from - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
