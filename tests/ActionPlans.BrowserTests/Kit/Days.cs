namespace ActionPlans.BrowserTests.Kit;

/// <summary>Days around the one on which the test runs: the service lives by the real clock.</summary>
internal static class Days
{
    public static DateOnly FromToday(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days);
}
