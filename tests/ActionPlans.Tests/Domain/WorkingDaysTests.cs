using ActionPlans.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace ActionPlans.Tests.Domain;

// domain.md: "Working days: Monday to Friday that are not bank holidays in England and Wales. The day of the trigger event is day 0."
public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Calendar = WorkingDays.EnglandAndWales;

    [TestCase("2012-07-27", "2012-08-24")]
    [TestCase("2012-07-30", "2012-08-28")]
    [TestCase("2015-11-26", "2015-12-24")]
    [TestCase("2015-11-27", "2015-12-29")]
    public void Twenty_working_days_from_receipt(string received, string due)
    {
        Assert.That(Calendar.Add(DateOnly.Parse(received), 20), Is.EqualTo(DateOnly.Parse(due)));
    }

    [FsCheck.NUnit.Property]
    public Property Adding_lands_on_a_working_day_and_counting_gives_the_number_back() =>
        Prop.ForAll(AnyDay(), Count(), (from, count) =>
        {
            var to = Calendar.Add(from, count);
            return Calendar.IsWorkingDay(to) && Calendar.Between(from, to) == count;
        });

    [FsCheck.NUnit.Property]
    public Property Going_back_undoes_going_forward_from_a_working_day() =>
        Prop.ForAll(AnyDay(), Count(), (day, count) =>
        {
            var from = Calendar.OnOrAfter(day);
            return Calendar.Add(Calendar.Add(from, count), -count) == from;
        });

    [FsCheck.NUnit.Property]
    public Property Counting_back_gives_the_number_with_its_sign() =>
        Prop.ForAll(AnyDay(), Count(), (from, count) => Calendar.Between(from, Calendar.Add(from, -count)) == -count);

    [FsCheck.NUnit.Property]
    public Property A_later_start_is_never_due_earlier() =>
        Prop.ForAll(AnyDay(), Count(), (from, count) => Calendar.Add(from, count) <= Calendar.Add(from.AddDays(1), count));

    [FsCheck.NUnit.Property]
    public Property The_nearest_working_days_lie_on_either_side() =>
        Prop.ForAll(AnyDay(), day =>
            Calendar.OnOrBefore(day) <= day && day <= Calendar.OnOrAfter(day) && Calendar.Next(day) > day
            && Calendar.IsWorkingDay(day) == (Calendar.OnOrBefore(day) == Calendar.OnOrAfter(day)));

    [Test]
    public void Holidays_skipped_are_those_after_day_0_up_to_and_with_the_last_day()
    {
        var days = Calendar.HolidaysBetween(new(2012, 6, 4), new(2012, 8, 27)).Select(day => day.Why);

        Assert.That(days, Is.EqualTo(new[] { "Queen's Diamond Jubilee bank holiday", "Summer bank holiday" }));
    }

    [Test]
    public void An_administrator_adds_and_withdraws_holidays_without_touching_the_calendar_in_use()
    {
        DateOnly announced = new(2030, 6, 7), summer = new(2030, 8, 26);

        var corrected = Calendar.With([new(announced, "Announced later")], [summer]);

        Assert.That(corrected.IsWorkingDay(announced), Is.False);
        Assert.That(corrected.HolidayOn(announced)!.Why, Is.EqualTo("Announced later"));
        Assert.That(corrected.IsWorkingDay(summer));
        Assert.That(Calendar.IsWorkingDay(announced));
        Assert.That(Calendar.IsWorkingDay(summer), Is.False);
    }

    [TestCase("2030-06-08", "Fair", "weekend")]
    [TestCase("2030-06-07", " ", "name")]
    [TestCase("2101-06-07", "Fair", "2006 to 2099")]
    public void An_added_holiday_that_cannot_be_right_is_refused(string date, string why, string reason)
    {
        Assert.That(
            () => Calendar.With([new(DateOnly.Parse(date), why)], []),
            Throws.TypeOf<RefusedException>().With.Message.Contains(reason));
    }

    [Test]
    public void Counting_beyond_the_calendar_is_refused()
    {
        Assert.That(() => Calendar.Add(new(2099, 12, 30), 5), Throws.TypeOf<RefusedException>());
        Assert.That(() => Calendar.Add(new(2006, 1, 3), -5), Throws.TypeOf<RefusedException>());
        Assert.That(() => Calendar.IsWorkingDay(new(2005, 12, 30)), Throws.TypeOf<RefusedException>());
    }

    private static Arbitrary<DateOnly> AnyDay() =>
        Gen.Choose(new DateOnly(2007, 1, 1).DayNumber, new DateOnly(2097, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static Arbitrary<int> Count() => Gen.Choose(1, 120).ToArbitrary();
}
