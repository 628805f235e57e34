namespace ActionPlans.Domain;

/// <summary>What the bank holidays of a year in England and Wales are when nobody moves or adds one.</summary>
internal static class BankHolidayRule
{
    public static IEnumerable<BankHoliday> Of(int year)
    {
        var easter = EasterSunday(year);
        return
        [
            Fixed("New Year's Day", new(year, 1, 1)),
            new(easter.AddDays(-2), "Good Friday"),
            new(easter.AddDays(1), "Easter Monday"),
            new(FirstMonday(year, 5), "Early May bank holiday"),
            new(LastMonday(year, 5), "Spring bank holiday"),
            new(LastMonday(year, 8), "Summer bank holiday"),
            .. Christmas(year),
        ];
    }

    public static string Substitute(string name) => name + " (substitute day)";

    /// <summary>Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    // On a Sunday, Christmas is made up for after Boxing Day (2011, 2016, 2022), not before it.
    private static BankHoliday[] Christmas(int year)
    {
        DateOnly christmas = new(year, 12, 25), boxing = new(year, 12, 26);
        return christmas.DayOfWeek switch
        {
            DayOfWeek.Friday => [new(christmas, "Christmas Day"), new(boxing.AddDays(2), Substitute("Boxing Day"))],
            DayOfWeek.Saturday =>
                [new(christmas.AddDays(2), Substitute("Christmas Day")), new(boxing.AddDays(2), Substitute("Boxing Day"))],
            DayOfWeek.Sunday => [new(boxing, "Boxing Day"), new(christmas.AddDays(2), Substitute("Christmas Day"))],
            _ => [new(christmas, "Christmas Day"), new(boxing, "Boxing Day")],
        };
    }

    private static BankHoliday Fixed(string name, DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => new(day.AddDays(2), Substitute(name)),
        DayOfWeek.Sunday => new(day.AddDays(1), Substitute(name)),
        _ => new(day, name),
    };

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((DayOfWeek.Monday - first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((last.DayOfWeek - DayOfWeek.Monday + 7) % 7));
    }
}
