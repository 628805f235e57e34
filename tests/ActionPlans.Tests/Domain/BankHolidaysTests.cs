using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

// domain.md: "History matters: the holidays of each year as they were … and years ahead as announced."
public sealed class BankHolidaysTests
{
    [TestCase("2010-12-27", "Christmas Day (substitute day)")]
    [TestCase("2010-12-28", "Boxing Day (substitute day)")]
    [TestCase("2011-04-29", "Royal wedding bank holiday")]
    [TestCase("2011-12-26", "Boxing Day")]
    [TestCase("2011-12-27", "Christmas Day (substitute day)")]
    [TestCase("2012-01-02", "New Year's Day (substitute day)")]
    [TestCase("2012-06-04", "Spring bank holiday")]
    [TestCase("2012-06-05", "Queen's Diamond Jubilee bank holiday")]
    [TestCase("2015-12-28", "Boxing Day (substitute day)")]
    [TestCase("2020-05-08", "Early May bank holiday (VE Day)")]
    [TestCase("2022-06-02", "Spring bank holiday")]
    [TestCase("2022-06-03", "Platinum Jubilee bank holiday")]
    [TestCase("2022-09-19", "Bank holiday for the State Funeral of Queen Elizabeth II")]
    [TestCase("2023-05-08", "Bank holiday for the coronation of King Charles III")]
    public void A_holiday_is_known_by_its_day_and_name(string date, string why)
    {
        var day = DateOnly.Parse(date);

        Assert.That(BankHolidays.Of(day.Year), Does.Contain(new BankHoliday(day, why)));
    }

    [TestCase("2012-05-28")]
    [TestCase("2020-05-04")]
    [TestCase("2022-05-30")]
    public void The_usual_day_of_a_moved_holiday_was_an_ordinary_one(string date)
    {
        Assert.That(WorkingDays.EnglandAndWales.IsWorkingDay(DateOnly.Parse(date)));
    }

    [Test]
    public void Only_years_in_which_a_government_moved_or_added_a_day_differ_from_the_rule()
    {
        var differing = Enumerable.Range(2006, 22).Where(year => !BankHolidays.Of(year).SequenceEqual(
            BankHolidayRule.Of(year).OrderBy(day => day.Date)));

        Assert.That(differing, Is.EqualTo(new[] { 2011, 2012, 2020, 2022, 2023 }));
    }

    [Test]
    public void Every_year_has_eight_holidays_in_order_and_none_on_a_weekend([Range(2006, 2099)] int year)
    {
        var days = BankHolidays.Of(year);

        Assert.That(days, Has.Count.EqualTo(year is 2011 or 2012 or 2023 ? 9 : year == 2022 ? 10 : 8));
        Assert.That(days.Select(day => day.Date), Is.Ordered.And.Unique);
        Assert.That(days.Select(day => day.Date.DayOfWeek), Has.None.EqualTo(DayOfWeek.Saturday).And.None.EqualTo(DayOfWeek.Sunday));
    }

    // Published dates of Easter Sunday, the earliest and latest of the century among them.
    [TestCase("2008-03-23")]
    [TestCase("2011-04-24")]
    [TestCase("2038-04-25")]
    [TestCase("2049-04-18")]
    [TestCase("2076-04-19")]
    [TestCase("2099-04-12")]
    public void Easter_comes_by_the_computus(string sunday)
    {
        var easter = DateOnly.Parse(sunday);

        Assert.That(BankHolidayRule.EasterSunday(easter.Year), Is.EqualTo(easter));
    }

    [Test]
    public void Years_not_yet_announced_are_provisional()
    {
        Assert.That(BankHolidays.IsProvisional(2027), Is.False);
        Assert.That(BankHolidays.IsProvisional(2028));
    }

    [TestCase(2005)]
    [TestCase(2100)]
    public void A_year_outside_the_calendar_is_refused_with_the_reason(int year)
    {
        Assert.That(() => BankHolidays.Of(year), Throws.TypeOf<RefusedException>().With.Message.Contains("from 2006 to 2099"));
    }
}
