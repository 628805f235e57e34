namespace ActionPlans.Tests.Mailboxes;

/// <summary>A clock that stands still until the test moves it, with timers that fire then and only then.</summary>
internal sealed class HandMovedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandMovedTimer> timers = [];
    private readonly List<(TimeSpan DueIn, TaskCompletionSource Set)> awaited = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandMovedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes as soon as somebody waits for exactly this long.</summary>
    public Task WaitedForAsync(TimeSpan dueIn)
    {
        lock (gate)
        {
            if (timers.Any(timer => timer.Due == now + dueIn))
                return Task.CompletedTask;
            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((dueIn, set));
            return set.Task;
        }
    }

    public void Advance(TimeSpan by)
    {
        List<HandMovedTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
            timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    private sealed class HandMovedTimer(HandMovedClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = clock.now + dueTime;
                clock.timers.Add(this);
                foreach (var (_, set) in clock.awaited.Where(wait => wait.DueIn == dueTime))
                    set.TrySetResult();
                clock.awaited.RemoveAll(wait => wait.DueIn == dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
