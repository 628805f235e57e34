namespace ActionPlans.Domain;

/// <summary>The printed date as the stretch of days it can mean, both ends inclusive. What is due in it is due on its last day.</summary>
public sealed record TimescaleDate(DateOnly From, DateOnly Through, DatePrecision Precision)
{
    /// <summary>One day.</summary>
    public static TimescaleDate On(DateOnly day) => new(day, day, DatePrecision.Day);

    internal static TimescaleDate OfMonth(int year, int month) =>
        new(new(year, month, 1), EndOfMonth(year, month), DatePrecision.Month);

    internal static TimescaleDate OfMonths(DateOnly first, DateOnly last) =>
        new(first, EndOfMonth(last.Year, last.Month), DatePrecision.MonthRange);

    internal static TimescaleDate OfFinancialYear(int start) =>
        new(new(start, 4, 1), new(start + 1, 3, 31), DatePrecision.FinancialYear);

    internal static TimescaleDate OfAcademicYear(int start) =>
        new(new(start, 9, 1), new(start + 1, 8, 31), DatePrecision.AcademicYear);

    internal static TimescaleDate OfYear(int year) => new(new(year, 1, 1), new(year, 12, 31), DatePrecision.Year);

    private static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
