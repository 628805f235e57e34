using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Ladders;
using ActionPlans.Runtime;
using ActionPlans.Settings;
using ActionPlans.Tests.Kit;
using ActionPlans.Tests.Ladders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans.Tests.Settings;

[TestFixture]
public sealed class SettingFileTests
{
    private TempFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TempFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Change_of_the_file_is_in_force_at_once()
    {
        var file = CalendarFile.At(folder["bank-holidays.json"]);
        Assert.That(file.Current.Added, Is.Empty);

        File.WriteAllText(folder["bank-holidays.json"], """{ "added": [ { "date": "2029-05-08", "why": "Day of thanks" } ] }""");

        Assert.That(file.Current.Calendar.HolidayOn(new(2029, 5, 8))?.Why, Is.EqualTo("Day of thanks"));
    }

    [Test]
    public void Change_that_makes_no_sense_leaves_in_force_what_was_and_cannot_be_overwritten_unseen()
    {
        File.WriteAllText(folder["bank-holidays.json"], """{ "added": [ { "date": "2029-05-08", "why": "Day of thanks" } ] }""");
        var file = CalendarFile.At(folder["bank-holidays.json"]);
        File.WriteAllText(folder["bank-holidays.json"], "something else");

        Assert.That(file.Current.Added, Has.Count.EqualTo(1));
        Assert.That(file.Problem, Does.StartWith("bank-holidays.json: "));
        Assert.That(() => file.Replace("{}", () => Assert.Fail("nothing has happened")), Throws.TypeOf<RefusedException>());
        Assert.That(File.ReadAllText(folder["bank-holidays.json"]), Is.EqualTo("something else"));
    }

    [Test]
    public void Nothing_is_replaced_when_the_record_cannot_be_written()
    {
        var file = CalendarFile.At(folder["bank-holidays.json"]);

        Assert.That(() => file.Replace("{}", () => throw new InvalidOperationException("disk full")), Throws.InvalidOperationException);

        Assert.That(File.Exists(folder["bank-holidays.json"]), Is.False);
    }

    /// <summary>Such a service would go on with the settings of the start, whatever an administrator changes.</summary>
    [Test]
    public void Nothing_that_lives_as_long_as_the_process_holds_settings_that_change()
    {
        using var database = Database.InMemory();
        var services = new ServiceCollection().AddActionPlans(database, TimeProvider.System, new ConfigurationBuilder().Build());
        var shortLived = services.Where(service => service.Lifetime == ServiceLifetime.Transient).Select(service => service.ServiceType).ToHashSet();

        var held = services
            .Where(service => service is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false, ImplementationType: not null } && service.ServiceType.Assembly == typeof(SettingFile<>).Assembly)
            .SelectMany(service => service.ImplementationType!.GetConstructors().SelectMany(made => made.GetParameters()).Where(given => shortLived.Contains(given.ParameterType))
                .Select(given => $"{service.ImplementationType!.Name} holds {given.ParameterType.Name}"));

        Assert.That(shortLived, Does.Contain(typeof(WorkingDays)).And.Contain(typeof(LadderBook)));
        Assert.That(held, Is.Empty);
    }

    [Test]
    public async Task Ladder_and_bank_holidays_survive_a_restart_and_stand_in_the_record()
    {
        using var house = Installation.At(new(2026, 11, 23), settings: new() { [LadderFile.Setting] = folder["ladder.json"], [CalendarFile.Setting] = folder["bank-holidays.json"] });
        await house.Mediator.Send(new AddBankHoliday(new(2026, 12, 1), "Day of thanks", "Sam Elder"));
        await house.Mediator.Send(new WithdrawBankHoliday(new(2027, 5, 3), "Sam Elder"));
        await house.Mediator.Send(new SetLadder(null, "Within 3 months", new(2026, 11, 24), SetLadderTests.Steps, "Sam Elder"));
        house.Restart();

        Assert.That(house.Get<WorkingDays>().IsWorkingDay(new(2026, 12, 1)), Is.False);
        Assert.That(house.Get<WorkingDays>().IsWorkingDay(new(2027, 5, 3)), Is.True);
        Assert.That(house.Get<LadderBook>().For("jtai-letter", "3 months", new(2026, 11, 24)).Ladder.Steps, Has.Count.EqualTo(SetLadderTests.Steps.Count));
        Assert.That(house.Get<LadderBook>().For("jtai-letter", "3 months", new(2026, 11, 23)).IsBuiltIn, Is.True);
        Assert.That(house.Rows<string>("SELECT substr(Text, 1, 73) FROM TimelineEntry WHERE Kind = 'settings-changed' ORDER BY Id"), Is.EqualTo(new[]
        {
            "Added the bank holiday on Tuesday 1 December 2026: Day of thanks.", "Withdrew the bank holiday on Monday 3 May 2027: Early May bank holiday.",
            "Set the ladder for every family, 3 months, from Tuesday 24 November 2026:",
        }), "and the next start finds nothing new in the files");
    }

    [Test]
    public async Task What_was_added_or_withdrawn_can_be_taken_back()
    {
        using var house = Installation.At(new(2026, 11, 23), settings: new() { [CalendarFile.Setting] = folder["bank-holidays.json"] });
        await house.Mediator.Send(new AddBankHoliday(new(2026, 12, 1), "Day of thanks", "Sam Elder"));
        await house.Mediator.Send(new WithdrawBankHoliday(new(2026, 12, 25), "Sam Elder"));
        Assert.That(async () => await house.Mediator.Send(new AddBankHoliday(new(2026, 12, 1), "Again", "Sam Elder")), Throws.TypeOf<RefusedException>());

        await house.Mediator.Send(new RestoreBankHoliday(new(2026, 12, 1), "Sam Elder"));
        await house.Mediator.Send(new RestoreBankHoliday(new(2026, 12, 25), "Sam Elder"));

        Assert.That((await house.Mediator.Send(new ListBankHolidays(2026))).Days.Select(day => day.Standing), Is.All.EqualTo("release"));
        Assert.That(async () => await house.Mediator.Send(new RestoreBankHoliday(new(2026, 12, 25), "Sam Elder")), Throws.TypeOf<RefusedException>());
    }
}
