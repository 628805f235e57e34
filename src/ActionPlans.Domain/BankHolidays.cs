using System.Globalization;

namespace ActionPlans.Domain;

/// <summary>
/// The bank holidays of England and Wales: as they were and are announced (Banking and Financial Dealings Act 1971,
/// common law and royal proclamations, published on gov.uk/bank-holidays) up to <see cref="LastAnnouncedYear"/>, by
/// rule and provisional after that.
/// </summary>
public static class BankHolidays
{
    /// <summary>The first year that deadlines can be counted in.</summary>
    public const int FirstYear = 2006;

    /// <summary>The last year in the table. Later years come by rule, because a government may still move or add a day.</summary>
    public const int LastAnnouncedYear = 2027;

    /// <summary>The last year that deadlines can be counted in.</summary>
    public const int LastYear = 2099;

    private static readonly string[] Names =
    [
        "New Year's Day", "Good Friday", "Easter Monday", "Early May bank holiday",
        "Spring bank holiday", "Summer bank holiday", "Christmas Day", "Boxing Day",
    ];

    // Columns as in Names. A day marked * is the substitute for one that fell on a weekend.
    private static readonly Dictionary<int, string> Announced = new()
    {
        [2006] = "02/01* 14/04 17/04 01/05 29/05 28/08 25/12  26/12",
        [2007] = "01/01  06/04 09/04 07/05 28/05 27/08 25/12  26/12",
        [2008] = "01/01  21/03 24/03 05/05 26/05 25/08 25/12  26/12",
        [2009] = "01/01  10/04 13/04 04/05 25/05 31/08 25/12  28/12*",
        [2010] = "01/01  02/04 05/04 03/05 31/05 30/08 27/12* 28/12*",
        [2011] = "03/01* 22/04 25/04 02/05 30/05 29/08 27/12* 26/12",
        [2012] = "02/01* 06/04 09/04 07/05 04/06 27/08 25/12  26/12", // spring moved for the Diamond Jubilee
        [2013] = "01/01  29/03 01/04 06/05 27/05 26/08 25/12  26/12",
        [2014] = "01/01  18/04 21/04 05/05 26/05 25/08 25/12  26/12",
        [2015] = "01/01  03/04 06/04 04/05 25/05 31/08 25/12  28/12*",
        [2016] = "01/01  25/03 28/03 02/05 30/05 29/08 27/12* 26/12",
        [2017] = "02/01* 14/04 17/04 01/05 29/05 28/08 25/12  26/12",
        [2018] = "01/01  30/03 02/04 07/05 28/05 27/08 25/12  26/12",
        [2019] = "01/01  19/04 22/04 06/05 27/05 26/08 25/12  26/12",
        [2020] = "01/01  10/04 13/04 08/05 25/05 31/08 25/12  28/12*", // early May moved to VE Day
        [2021] = "01/01  02/04 05/04 03/05 31/05 30/08 27/12* 28/12*",
        [2022] = "03/01* 15/04 18/04 02/05 02/06 29/08 27/12* 26/12", // spring moved for the Platinum Jubilee
        [2023] = "02/01* 07/04 10/04 01/05 29/05 28/08 25/12  26/12",
        [2024] = "01/01  29/03 01/04 06/05 27/05 26/08 25/12  26/12",
        [2025] = "01/01  18/04 21/04 05/05 26/05 25/08 25/12  26/12",
        [2026] = "01/01  03/04 06/04 04/05 25/05 31/08 25/12  28/12*",
        [2027] = "01/01  26/03 29/03 03/05 31/05 30/08 27/12* 28/12*",
    };

    private static readonly BankHoliday[] OneOff =
    [
        new(new(2011, 4, 29), "Royal wedding bank holiday"),
        new(new(2012, 6, 5), "Queen's Diamond Jubilee bank holiday"),
        new(new(2022, 6, 3), "Platinum Jubilee bank holiday"),
        new(new(2022, 9, 19), "Bank holiday for the State Funeral of Queen Elizabeth II"),
        new(new(2023, 5, 8), "Bank holiday for the coronation of King Charles III"),
    ];

    /// <summary>The bank holidays of one year in the order of their dates, none of them on a weekend.</summary>
    /// <exception cref="RefusedException">The year is before <see cref="FirstYear"/> or after <see cref="LastYear"/>.</exception>
    public static IReadOnlyList<BankHoliday> Of(int year)
    {
        RequireYear(year);
        IEnumerable<BankHoliday> days = Announced.TryGetValue(year, out var row)
            ? ReadRow(year, row).Concat(OneOff.Where(day => day.Date.Year == year))
            : BankHolidayRule.Of(year);
        return [.. days.OrderBy(day => day.Date)];
    }

    /// <summary>Whether the year's holidays come by rule because they were not announced when this was written.</summary>
    public static bool IsProvisional(int year) => year > LastAnnouncedYear;

    /// <summary>Refuses a year that the calendar does not know.</summary>
    internal static void RequireYear(int year)
    {
        if (year is < FirstYear or > LastYear)
        {
            throw new RefusedException(
                $"The bank holiday calendar runs from {FirstYear} to {LastYear}; the year {year} is outside it. Check the date.");
        }
    }

    private static IEnumerable<BankHoliday> ReadRow(int year, string row) =>
        row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Zip(Names, (cell, name) =>
        {
            var date = DateOnly.ParseExact($"{cell.TrimEnd('*')}/{year}", "dd/MM/yyyy", CultureInfo.InvariantCulture);
            return new BankHoliday(date, cell.EndsWith('*') ? BankHolidayRule.Substitute(name) : MovedName(date, name));
        });

    private static string MovedName(DateOnly date, string name) =>
        date == new DateOnly(2020, 5, 8) ? name + " (VE Day)" : name;
}
