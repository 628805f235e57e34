using System.Collections.Frozen;

namespace ActionPlans.Domain;

/// <summary>
/// The working days of England and Wales: Monday to Friday that are not bank holidays. An immutable value; an
/// administrator who adds or withdraws a holiday gets a new one, and deadlines already issued keep what they said.
/// </summary>
/// <remarks>Every member refuses (<see cref="RefusedException"/>) days outside 2006 to 2099.</remarks>
public sealed class WorkingDays
{
    private readonly FrozenDictionary<DateOnly, BankHoliday> holidays;

    private WorkingDays(IEnumerable<BankHoliday> days) => holidays = days.ToFrozenDictionary(day => day.Date);

    /// <summary>The calendar as announced and, after that, by rule.</summary>
    public static WorkingDays EnglandAndWales { get; } = new(
        Enumerable.Range(BankHolidays.FirstYear, BankHolidays.LastYear - BankHolidays.FirstYear + 1).SelectMany(BankHolidays.Of));

    /// <summary>
    /// This calendar with single holidays added and withdrawn. Withdrawing a day that is no holiday changes nothing, so that
    /// a correction made for a provisional year still loads after the year has been announced.
    /// </summary>
    /// <exception cref="RefusedException">An added day is on a weekend, has no name or is outside the calendar.</exception>
    public WorkingDays With(IEnumerable<BankHoliday> added, IEnumerable<DateOnly> withdrawn)
    {
        var days = holidays.ToDictionary();
        foreach (var date in withdrawn)
        {
            days.Remove(date);
        }

        foreach (var day in added)
        {
            RequireUsable(day);
            days[day.Date] = day;
        }

        return new(days.Values);
    }

    /// <summary>Whether people are at work on this day.</summary>
    public bool IsWorkingDay(DateOnly date)
    {
        BankHolidays.RequireYear(date.Year);
        return !IsWeekend(date) && !holidays.ContainsKey(date);
    }

    /// <summary>The bank holiday on this day, or null. A weekend is not a bank holiday.</summary>
    public BankHoliday? HolidayOn(DateOnly date) => holidays.GetValueOrDefault(date);

    /// <summary>The bank holidays from the day after <paramref name="after"/> to <paramref name="through"/> inclusive, in order.</summary>
    public IReadOnlyList<BankHoliday> HolidaysBetween(DateOnly after, DateOnly through) =>
        [.. Days(after, through).Select(HolidayOn).OfType<BankHoliday>()];

    /// <summary>
    /// The day that is <paramref name="count"/> working days after <paramref name="from"/>, or before it when negative.
    /// <paramref name="from"/> is day 0, whether open or closed; a count of 0 gives it back.
    /// </summary>
    public DateOnly Add(DateOnly from, int count)
    {
        BankHolidays.RequireYear(from.Year);
        var (day, step) = (from, Math.Sign(count));
        for (var left = Math.Abs((long)count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>The first working day after this day.</summary>
    public DateOnly Next(DateOnly date) => Add(date, 1);

    /// <summary>This day when it is a working day, otherwise the first one after it.</summary>
    public DateOnly OnOrAfter(DateOnly date) => IsWorkingDay(date) ? date : Add(date, 1);

    /// <summary>This day when it is a working day, otherwise the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly date) => IsWorkingDay(date) ? date : Add(date, -1);

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; negative when
    /// <paramref name="to"/> is earlier (then counted from the day before <paramref name="from"/> down to <paramref name="to"/>).
    /// </summary>
    public int Between(DateOnly from, DateOnly to) => to >= from
        ? Days(from, to).Count(IsWorkingDay)
        : -Days(to.AddDays(-1), from.AddDays(-1)).Count(IsWorkingDay);

    private static IEnumerable<DateOnly> Days(DateOnly after, DateOnly through)
    {
        BankHolidays.RequireYear(after.Year);
        BankHolidays.RequireYear(through.Year);
        for (var day = after; day < through;)
        {
            yield return day = day.AddDays(1);
        }
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static void RequireUsable(BankHoliday day)
    {
        BankHolidays.RequireYear(day.Date.Year);
        if (IsWeekend(day.Date))
        {
            throw new RefusedException(
                $"{Say.Day(day.Date)} is on a weekend and closed anyway; give the substitute day that people really have off.");
        }

        if (string.IsNullOrWhiteSpace(day.Why))
        {
            throw new RefusedException($"The bank holiday on {Say.Day(day.Date)} needs a name, so that deadlines can explain it.");
        }
    }
}
