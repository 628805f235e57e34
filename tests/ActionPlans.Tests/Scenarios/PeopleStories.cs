using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Scenarios;

/// <summary>People come, are away and go while a recommendation is open; bodies end; mailboxes fail. Each calendar has been read and approved.</summary>
[TestFixture]
public sealed class PeopleStories
{
    private const string Body = FictionalReport.Commissioner;
    private static readonly DateOnly Received = new(2012, 10, 29);
    private static readonly FictionalReport Report = FictionalReport.Asking("Within 3 months") with { PlanWithin = null };

    [Test]
    public async Task Lead_leaves_and_nothing_is_sent_into_the_void()
    {
        using var house = await WithPeopleAsync();
        await house.ImportAsync(Report);
        await house.LeaveAsync("Robin Ashdown", "2012-12-20");
        await house.LiveUntilAsync(new DateOnly(2013, 1, 14)); // the executive lead stands in, and an administrator has a task
        await house.MailboxAsync(PostRole.Lead, Body, "safeguarding@harrowdale.example.nhs.uk", "2013-01-14");
        await house.Mediator.Send(new FinishTask(SubjectId.Task(1), "Sam Elder"));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 24));
        await house.RegisterAsync("Nia Holt", PostRole.Lead, Body, "2013-01-24");

        await EndsAs(house, "lead-leaves", until: new DateOnly(2013, 3, 16));
    }

    [Test]
    public async Task Lead_is_away_over_the_due_date()
    {
        using var house = await WithPeopleAsync();
        await house.DeputyAsync("Mara Dene", "Robin Ashdown", "2012-04-01");
        await house.ImportAsync(Report);
        await house.AwayAsync("Robin Ashdown", "2013-01-21", "2013-02-08");

        await EndsAs(house, "lead-away", until: new DateOnly(2013, 3, 16));

        var letter = house.Messages.First(message => message.To == Registry.Address("Mara Dene")).Text;
        Assert.That(letter, Does.Contain("You deputise for Robin Ashdown until Friday 8 February 2013."));
    }

    [Test]
    public async Task Body_is_succeeded_in_the_middle()
    {
        using var house = Installation.At(new DateOnly(2013, 1, 7));
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01", until: "2013-04-01");
        await house.RegisterAsync("Eve Lund", PostRole.ExecutiveLead, Body, "2012-04-01", until: "2013-04-01");
        await house.RegisterAsync("Nia Holt", PostRole.Lead, "NHS Harrowdale CCG", "2013-04-01");
        await house.RegisterAsync("Ola Marsh", PostRole.ExecutiveLead, "NHS Harrowdale CCG", "2013-04-01");
        await house.Mediator.Send(new SucceedBody(Body, "NHS Harrowdale CCG", new DateOnly(2013, 4, 1), "Sam Elder"));
        await house.ImportAsync(Report with { Published = new DateOnly(2013, 1, 4) });

        await EndsAs(house, "body-succeeded", until: new DateOnly(2013, 5, 25));

        var letter = house.Messages.First(message => message.To == Registry.Address("Nia Holt") && message.Items[0].About == "R1").Text;
        Assert.That(letter, Does.Contain("NHS Harrowdale CCG (printed as NHS Harrowdale; its duties passed to NHS Harrowdale CCG on Monday 1 April 2013)"));
    }

    [Test]
    public async Task Mailbox_bounces()
    {
        using var house = await WithPeopleAsync();
        await house.ImportAsync(Report);
        await house.LiveUntilAsync(new DateOnly(2013, 1, 14), new TimeOnly(11, 0));
        var reminder = house.Rows<string>("SELECT MessageId FROM Ledger WHERE Step LIKE 'remind-14%'").Single();
        await house.Mediator.Send(new RecordBounce(reminder, "550 5.1.1 mailbox unavailable", "Sam Elder"));
        await house.LiveUntilAsync(new DateOnly(2013, 1, 22), new TimeOnly(11, 0));
        await house.Mediator.Send(new FinishTask(SubjectId.Task(1), "Sam Elder"));

        await EndsAs(house, "mailbox-bounces", until: new DateOnly(2013, 2, 20));
    }

    [TestCase("2013-03-29", "2013-04-02", Description = "Good Friday to Easter Monday, over which the clocks go forward")]
    [TestCase("2012-12-25", "2012-12-27", Description = "Christmas")]
    [TestCase("2012-10-27", "2012-10-29", Description = "the weekend on which the clocks go back")]
    public async Task Nothing_goes_out_on_closed_days_and_digests_go_out_at_nine_by_the_clock_on_the_wall(string closed, string open)
    {
        var (first, next) = (Day(closed), Day(open));
        using var house = Installation.At(first.AddDays(-10));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with
        {
            InspectedFrom = first.AddDays(-90), InspectedTo = first.AddDays(-80), Published = first.AddDays(-60), PlanWithin = null,
        });
        // A step of the ladder on every day around it.
        await house.LiveUntilAsync(first);
        house.Execute("UPDATE Notice SET State = 'pending', SendAfter = @at", new { at = LondonTime.StartOf(first) });
        house.Execute("DELETE FROM Ledger");
        await house.LiveUntilAsync(next.AddDays(1));

        var after = house.Messages.Where(message => message.Day >= first).ToList();
        Assert.That(after, Is.Not.Empty);
        Assert.That(after.Select(message => $"{message.At:yyyy-MM-dd HH:mm}"), Has.All.EqualTo($"{next:yyyy-MM-dd} 09:00"));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static async Task<Installation> WithPeopleAsync()
    {
        var house = Installation.At(Received);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.RegisterAsync("Eve Lund", PostRole.ExecutiveLead, Body, "2012-04-01");
        return house;
    }

    private static async Task EndsAs(Installation house, string name, DateOnly until)
    {
        await house.LiveUntilAsync(until);
        Approved.Check(name, house.Messages.Select(message => string.Create(
            CultureInfo.InvariantCulture,
            $"{message.At:yyyy-MM-dd ddd HH:mm zzz}  {message.To.Split('@')[0],-45}  {string.Join(", ", message.Items.Select(item => $"{item} ({item.Step.Split('@', '#')[0]})"))}")));
    }
}
