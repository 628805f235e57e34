namespace ActionPlans.BrowserTests.Kit;

/// <summary>Days around the one on which the services of the tests begin, whichever day it really is.</summary>
internal static class Days
{
    /// <summary>The next Wednesday that is no bank holiday: letters go out on working days from nine to five.</summary>
    private static readonly DateOnly Today = Enumerable.Range(1, 30)
        .Select(days => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days))
        .First(day => day.DayOfWeek == DayOfWeek.Wednesday && day is not ({ Month: 12, Day: >= 25 } or { Month: 1, Day: 1 }));

    /// <summary>Europe/London, as the service's option --start-at takes it.</summary>
    public static string Morning => MorningOf(Today);

    public static string MorningOf(DateOnly day) => $"{day:yyyy-MM-dd}T10:00";

    public static DateOnly FromToday(int days) => Today.AddDays(days);
}
