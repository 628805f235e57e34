namespace ActionPlans.Domain;

/// <summary>
/// When something is due, and why. Once issued it is stored as it is and never recomputed in place: a changed calendar or
/// receipt date gives a second one, and a person decides.
/// </summary>
public sealed record Deadline
{
    /// <summary>The last day on which it is on time, in Europe/London. Null when nothing printed or agreed says when.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>For a target without a day (vague, ongoing, recurring): the working day on which a person has to look at it.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The event counted from; null when nothing was counted, or when a person gave the day.</summary>
    public TriggerEvent? TriggerEvent { get; init; }

    /// <summary>The day counted from, which is day 0; null when nothing was counted.</summary>
    public DateOnly? TriggerDate { get; init; }

    /// <summary>The rule in a few words, for a table.</summary>
    public required string Rule { get; init; }

    /// <summary>The bank holidays that were not counted, in order.</summary>
    public IReadOnlyList<BankHoliday> Skipped { get; init; } = [];

    /// <summary>Whether the count ran through years whose bank holidays have not been announced, so that it may still move.</summary>
    public bool Provisional { get; init; }

    /// <summary>The same in sentences for the people who have to keep it.</summary>
    public required string Explanation { get; init; }

    /// <summary>
    /// Whether it is late on this day in Europe/London. On the due day itself it is not; without a due day it never is.
    /// </summary>
    public bool IsOverdue(DateOnly today) => Due < today;

    /// <summary>Works out the deadline of a timescale.</summary>
    /// <exception cref="RefusedException">The dates contradict each other, or the calendar does not reach.</exception>
    public static Deadline Of(Timescale timescale, TriggerDates dates, DeadlinePolicy policy, WorkingDays calendar)
    {
        dates.Check();
        policy.Check();
        return new DeadlineCount(dates, policy, calendar).Of(timescale);
    }

    /// <summary>Counts a period from a day that a person gives, without any event.</summary>
    /// <exception cref="RefusedException">The timescale is no period, or the calendar does not reach.</exception>
    public static Deadline Within(Timescale period, DateOnly from, WorkingDays calendar)
    {
        BankHolidays.RequireYear(from.Year);
        return period switch
        {
            { Kind: TimescaleKind.Relative, Amount: { } amount, Unit: { } unit } =>
                DeadlineCount.Count(new(amount, unit), new(null, from), calendar),
            { Kind: TimescaleKind.Immediate } =>
                DeadlineCount.Immediate(DeadlinePolicy.Default.ImmediateWorkingDays, new(null, from), calendar),
            _ => throw new RefusedException(
                $"'{period.Printed}' is no period to count; give something like \"20 working days\", \"6 weeks\" or \"3 months\"."),
        };
    }
}
