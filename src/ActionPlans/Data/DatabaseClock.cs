using System.Data.Common;

namespace ActionPlans.Data;

/// <summary>
/// The database server's clock. Nodes whose own clocks differ by minutes would ring each other's timers early and take each other for dead; this one they
/// have in common. It is asked once a minute, and counted on from there by what no hand can set.
/// </summary>
internal sealed class DatabaseClock(Database database, TimeProvider own) : TimeProvider
{
    private static readonly TimeSpan AsksAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private (DateTimeOffset At, long Stamp)? asked;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            if (asked is not { } last)
                asked = last = Ask();
            else if (own.GetElapsedTime(last.Stamp) >= AsksAgainAfter)
                asked = last = AskAgain(last);
            return last.At + own.GetElapsedTime(last.Stamp);
        }
    }

    public override long GetTimestamp() => own.GetTimestamp();

    public override long TimestampFrequency => own.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);

    private (DateTimeOffset At, long Stamp) Ask()
    {
        var before = own.GetTimestamp();
        var now = TypeHandlers.Instant(database.ServersNow());
        // The answer was on its way for some of the time that asking took: half of it is the best guess.
        return (now + (own.GetElapsedTime(before) / 2), own.GetTimestamp());
    }

    /// <summary>A server that does not answer is no reason to have no time: it goes on as it went.</summary>
    private (DateTimeOffset At, long Stamp) AskAgain((DateTimeOffset At, long Stamp) last)
    {
        try
        {
            return Ask();
        }
        catch (DbException)
        {
            return (last.At + own.GetElapsedTime(last.Stamp), own.GetTimestamp());
        }
    }
}
