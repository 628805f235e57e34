using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Mailboxes;

/// <summary>Never into the void, never silently: whom a letter reaches as people come, are away and go.</summary>
[TestFixture]
public sealed class RoutingToPeopleTests
{
    private const string Body = FictionalReport.Commissioner;
    private static readonly DateOnly Day = new(2012, 10, 29);

    private static readonly NoticeSubjectRow Subject = new(
        "R1", "open", "name a deputy.", "1", new DateOnly(2013, 1, 26), "{}", "A report", "Harrowdale", "London", [new ResponsibleBody(Body, "commissioner")]);

    [Test]
    public async Task Post_holder_is_told_and_the_mailbox_is_for_when_nobody_holds_the_post()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01", until: "2012-11-01");
        await house.MailboxAsync(PostRole.Lead, Body, "safeguarding@harrowdale.example", "2012-04-01");

        Assert.That(Told(house, "lead", "2012-10-31"), Is.EqualTo(new[] { "robin.ashdown@example.nhs.uk" }));
        Assert.That(Told(house, "lead", "2012-11-01"), Is.EqualTo(new[] { "safeguarding@harrowdale.example" }));
    }

    [Test]
    public async Task Who_left_is_followed_by_their_successor_in_post()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.RegisterAsync("Mara Dene", PostRole.Lead, Body, "2012-11-05");
        await house.LeaveAsync("Robin Ashdown", "2012-11-05");

        Assert.That(Told(house, "lead", "2012-11-04"), Is.EqualTo(new[] { "robin.ashdown@example.nhs.uk" }));
        Assert.That(Told(house, "lead", "2012-11-05"), Is.EqualTo(new[] { "mara.dene@example.nhs.uk" }));
    }

    [Test]
    public async Task Deputy_reads_for_whom_and_until_when_they_act()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.DeputyAsync("Mara Dene", "Robin Ashdown", "2012-04-01");
        await house.AwayAsync("Robin Ashdown", "2012-11-05", "2012-11-16");

        Assert.That(Told(house, "lead", "2012-11-04"), Is.EqualTo(new[] { "robin.ashdown@example.nhs.uk" }));
        Assert.That(Told(house, "lead", "2012-11-17"), Is.EqualTo(new[] { "robin.ashdown@example.nhs.uk" }));
        var (_, told, tasks) = Resolve(house, "lead", "2012-11-16");
        Assert.That(told.Single().Recipient.Address, Is.EqualTo("mara.dene@example.nhs.uk"));
        Assert.That(told.Single().Why, Is.EqualTo("NHS Harrowdale is accountable for this recommendation. You deputise for Robin Ashdown until Friday 16 November 2012."));
        Assert.That(tasks, Is.Empty);
    }

    [Test]
    public async Task One_person_in_three_roles_gets_each_step_once_and_in_one_letter()
    {
        using var house = Installation.At(Day);
        await house.ImportAsync(new FictionalReport { PlanWithin = null, Asks = [new Ask("Within 3 months", "give every child a health assessment in time.", FictionalReport.Trust)] });
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.RegisterAsync("Robin Ashdown", PostRole.ExecutiveLead, Body, "2012-04-01");
        await house.MailboxAsync(PostRole.ProviderLead, FictionalReport.Trust, "Robin.Ashdown@Example.NHS.uk", "2012-04-01");

        await house.LiveUntilAsync(new DateOnly(2013, 2, 5));

        var told = house.Messages.Where(message => message.To == "robin.ashdown@example.nhs.uk").ToList();
        Assert.That(house.Messages.Count(message => message.To.StartsWith("robin.ashdown", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(told.Count));
        Assert.That(told.SelectMany(message => message.Items).Select(item => item.Step), Is.Unique.And.Some.StartsWith("escalate-executive-lead"));
        Assert.That(told.Select(message => message.Day), Is.Unique);
    }

    [TestCase(true, "eve.lund@example.nhs.uk")]
    [TestCase(false, "administrator.actionplans@example.nhs.uk")]
    public async Task Without_anybody_in_post_the_next_best_is_told_and_an_administrator_hears_of_it(bool hasExecutive, string next)
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        if (hasExecutive)
            await house.RegisterAsync("Eve Lund", PostRole.ExecutiveLead, Body, "2012-04-01");
        await house.LeaveAsync("Robin Ashdown", "2012-11-05");

        var (_, told, tasks) = Resolve(house, "lead", "2012-11-05");

        Assert.That(told.Single().Recipient.Address, Is.EqualTo(next));
        Assert.That(told.Single().Why, Does.Contain("Nobody can be reached as safeguarding lead at NHS Harrowdale"));
        Assert.That(tasks, Is.EqualTo(new[] { "unreachable lead@NHS Harrowdale" }));
    }

    [Test]
    public async Task Absent_without_a_deputy_is_as_good_as_nobody()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.RegisterAsync("Eve Lund", PostRole.ExecutiveLead, Body, "2012-04-01");
        await house.AwayAsync("Robin Ashdown", "2012-11-05", "2012-11-16");

        Assert.That(Told(house, "lead", "2012-11-07"), Is.EqualTo(new[] { "eve.lund@example.nhs.uk" }));
    }

    [Test]
    public async Task Successor_where_nobody_is_registered_leaves_it_with_those_of_before_and_says_so()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.Mediator.Send(new ActionPlans.People.SucceedBody(Body, "NHS Harrowdale CCG", new DateOnly(2013, 4, 1), "Sam Elder"));

        Assert.That(Resolve(house, "lead", "2013-03-31").Tasks, Is.Empty);
        var (_, told, tasks) = Resolve(house, "lead", "2013-04-01");
        Assert.That(told.Single().Recipient.Address, Is.EqualTo("robin.ashdown@example.nhs.uk"));
        Assert.That(tasks, Is.EqualTo(new[] { "unreachable lead@NHS Harrowdale CCG" }));
    }

    [Test]
    public async Task Letter_names_the_successor_and_what_the_report_prints()
    {
        using var house = Installation.At(Day);
        await house.Mediator.Send(new ActionPlans.People.SucceedBody(Body, "NHS Harrowdale CCG", new DateOnly(2013, 4, 1), "Sam Elder"));

        Assert.That(Resolve(house, "lead", "2013-03-31").Responsible, Is.EqualTo(new[] { "NHS Harrowdale" }));
        Assert.That(Resolve(house, "lead", "2013-04-01").Responsible, Is.EqualTo(new[]
        {
            "NHS Harrowdale CCG (printed as NHS Harrowdale; its duties passed to NHS Harrowdale CCG on Monday 1 April 2013)",
        }));
    }

    [Test]
    public void Subject_without_any_body_goes_to_the_administrator()
    {
        using var house = Installation.At(Day);
        using var work = house.Database.Begin();
        var routing = new Routing(new RoutingOptions());

        Assert.That(
            new[] { "lead", "executive-lead" }.Select(role => routing.Resolve(routing.On(work, Day), role, Subject with { Bodies = [] }).Single().Recipient.Role),
            Has.All.EqualTo(RecipientRole.Administrator));
    }

    private static IReadOnlyList<string> Told(Installation house, string role, string day) => [.. Resolve(house, role, day).Told.Select(one => one.Recipient.Address)];

    private static (IReadOnlyList<string> Responsible, IReadOnlyList<(Recipient Recipient, string Why)> Told, IReadOnlyList<string> Tasks) Resolve(
        Installation house, string role, string day)
    {
        using var work = house.Database.Begin();
        var routing = new Routing(new RoutingOptions());
        var book = routing.On(work, DateOnly.ParseExact(day, "yyyy-MM-dd"));
        var told = routing.Resolve(book, role, Subject);
        return (Routing.Responsible(book, Subject), told, [.. book.TakeWrong().Select(task => $"{task.Kind} {task.Subject}")]);
    }
}
