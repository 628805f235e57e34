using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Deadlines;

/// <summary>The table of this release ends with <see cref="BankHolidays.LastAnnouncedYear"/>; what comes after is counted by rule.</summary>
[TestFixture]
public sealed class CalendarReachTests
{
    private static readonly DateOnly LastQuietDay = new(BankHolidays.LastAnnouncedYear - 1, 12, 31);

    [Test]
    public async Task Nobody_is_troubled_while_the_coming_twelve_months_are_known()
    {
        using var house = Installation.At(LastQuietDay);

        await house.WorkAsync();

        Assert.That(await house.Mediator.Send(new ListTasks(All: true)), Is.Empty);
    }

    [Test]
    public async Task An_administrator_is_told_once_when_a_year_that_is_not_announced_comes_within_twelve_months()
    {
        using var house = Installation.At(LastQuietDay.AddDays(1));
        await house.WorkAsync();
        await house.WorkAsync();

        var task = (await house.Mediator.Send(new ListTasks(All: false))).Single();
        Assert.That((task.Kind, task.Subject), Is.EqualTo(("calendar-ends", "bank holidays of 2028")));
        Assert.That(task.Text, Does.Contain("bank-holidays.json").And.Contain("actionplans calendar check"));

        await house.Mediator.Send(new FinishTask(task.Id, Installation.Reviewer));
        house.SleepUntil(new DateOnly(2027, 12, 30));
        await house.WorkAsync();
        Assert.That(await house.Mediator.Send(new ListTasks(All: false)), Is.Empty, "an administrator has looked at that year");

        house.SleepUntil(new DateOnly(2028, 1, 4));
        await house.WorkAsync();
        Assert.That((await house.Mediator.Send(new ListTasks(All: false))).Single().Subject, Is.EqualTo("bank holidays of 2029"));
    }
}
