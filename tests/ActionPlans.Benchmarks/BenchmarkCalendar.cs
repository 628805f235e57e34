using ActionPlans.Domain;

namespace ActionPlans.Benchmarks;

/// <summary>
/// The simulated days of a run. Due dates are spread over a fortnight, so that on one morning every workflow has exactly one timer due,
/// its first reminder, and none has its second yet.
/// </summary>
internal static class BenchmarkCalendar
{
    private static readonly DateOnly Received = new(2026, 3, 2);
    private static readonly DateOnly FirstDue = new(2026, 6, 1);
    private const int DueDays = 14;

    /// <summary>When the workflows start.</summary>
    public static DateTimeOffset Start { get; } = LondonTime.At(Received, new TimeOnly(10, 0));

    /// <summary>When nothing is due.</summary>
    public static DateTimeOffset Quiet { get; } = LondonTime.At(Received.AddDays(7), new TimeOnly(18, 0));

    /// <summary>When the first reminder of every workflow is due: 30 days before the last due date, at which the first is 17 days off.</summary>
    public static DateTimeOffset AllDue { get; } = LondonTime.At(FirstDue.AddDays(DueDays - 31), new TimeOnly(10, 0));

    public static DateOnly Since => Received;

    /// <summary>What one report recommends is due on one day.</summary>
    public static DateOnly DueOf(int subject) => FirstDue.AddDays(subject / Subjects.PerReport % DueDays);
}
