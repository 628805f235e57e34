using ActionPlans.Audit;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.People;

[TestFixture]
public sealed class AdministrationTests
{
    private const string Administrator = "Sam Elder";
    private Installation house = null!;

    [SetUp]
    public void Open() => house = Installation.At(new(2026, 11, 23));

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task People_are_found_by_name_address_and_body_a_page_at_a_time()
    {
        for (var number = 1; number <= 30; number++)
            await house.RegisterAsync(FormattableString.Invariant($"Person {number:00}"), PostRole.Lead, number == 7 ? "NHS Eastvale" : "NHS Northmere", "2026-01-01");

        var second = await house.Mediator.Send(new FindPeople(Page: 2));
        Assert.That((second.Total, second.Pages, second.People.Count, second.People[0].Name), Is.EqualTo((30L, 2, 5, "Person 26")));
        Assert.That((await house.Mediator.Send(new FindPeople("eastvale"))).People.Single().Posts.Single().Body, Is.EqualTo("NHS Eastvale"));
        Assert.That((await house.Mediator.Send(new FindPeople("person.12@"))).People.Single().Name, Is.EqualTo("Person 12"));
        Assert.That((await house.Mediator.Send(new FindPeople("%"))).Total, Is.Zero);
    }

    [Test]
    public async Task Absence_is_shortened_and_taken_back()
    {
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, "NHS Northmere", "2026-01-01");
        await house.AwayAsync("Robin Ashdown", "2026-12-01", "2026-12-20");

        Assert.That((await house.Mediator.Send(new EndAbsence("Robin Ashdown", new(2026, 12, 1), new(2026, 12, 10), Administrator))).IsAccepted, Is.True);
        Assert.That((await house.Mediator.Send(new GetPerson(1))).Absences.Single().To, Is.EqualTo(new DateOnly(2026, 12, 9)));
        Assert.That((await house.Mediator.Send(new EndAbsence("Robin Ashdown", new(2026, 12, 1), new(2026, 12, 15), Administrator))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That((await house.Mediator.Send(new EndAbsence("Robin Ashdown", new(2026, 12, 1), new(2026, 12, 1), Administrator))).IsAccepted, Is.True);
        Assert.That((await house.Mediator.Send(new GetPerson(1))).Absences, Is.Empty);
    }

    [Test]
    public async Task Deputy_ends_and_keeps_their_own_posts()
    {
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, "NHS Northmere", "2026-01-01");
        await house.DeputyAsync("Nadia Brook", "Robin Ashdown", "2026-01-01");
        await house.RegisterAsync("Nadia Brook", PostRole.ExecutiveLead, "NHS Northmere", "2026-01-01");
        Assert.That((await house.Mediator.Send(new GetPerson(1))).Deputies.Single(), Is.EqualTo(new DeputySummary("Nadia Brook", new(2026, 1, 1), null)));

        Assert.That((await house.Mediator.Send(new EndDeputy("Nadia Brook", "Robin Ashdown", house.Today, Administrator))).IsAccepted, Is.True);

        Assert.That((await house.Mediator.Send(new GetPerson(1))).Deputies, Is.Empty);
        Assert.That((await house.Mediator.Send(new GetPerson(2))).Posts.Single().Role, Is.EqualTo("executive-lead"));
        Assert.That((await house.Mediator.Send(new EndDeputy("Nadia Brook", "Robin Ashdown", house.Today, Administrator))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
    }

    [Test]
    public async Task Body_shows_who_takes_over_from_when_its_mailboxes_and_people()
    {
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, "NHS Northmere", "2026-01-01");
        await house.MailboxAsync(PostRole.Lead, "NHS Northmere", "lead@northmere.example.nhs.uk", "2026-01-01");
        await house.Mediator.Send(new SucceedBody("NHS Northmere", "NHS Northmere and Eastvale", new(2027, 4, 1), Administrator));

        var found = (await house.Mediator.Send(new FindBodies("north"))).Bodies;
        Assert.That(found.Select(body => (body.Name, body.AnswersToday, body.People, body.Mailboxes)), Is.EqualTo(new[]
        {
            ("NHS Northmere", "NHS Northmere", 1L, 1L), ("NHS Northmere and Eastvale", "NHS Northmere and Eastvale", 0L, 0L),
        }));
        var body = await house.Mediator.Send(new GetBody(found[0].Id));
        Assert.That(body.Successions.Single(), Is.EqualTo(new BodySuccession("NHS Northmere", "NHS Northmere and Eastvale", new(2027, 4, 1))));
        Assert.That((body.IsRegistered, body.Posts.Single().Name, body.Mailboxes.Single().Fails), Is.EqualTo((true, "Robin Ashdown", false)));
        Assert.That((await house.Mediator.Send(new GetBody(found[1].Id))).TakenOver.Single().From, Is.EqualTo("NHS Northmere"));
        Assert.That((await house.Mediator.Send(new FindMailboxes("northmere"))).Mailboxes.Single().Address, Is.EqualTo("lead@northmere.example.nhs.uk"));
    }

    [Test]
    public async Task Mailbox_that_bounces_is_marked_until_the_task_is_done()
    {
        await house.MailboxAsync(PostRole.Lead, "NHS Northmere ICB", "lead@northmere.example.nhs.uk", "2026-01-01");
        house.Execute(
            """
            INSERT INTO Message (Id, Recipient, RecipientName, Role, Kind, Subject, Text, Html, Items, ComposedAt, State, Attempts, Version)
            VALUES ('m1', 'lead@northmere.example.nhs.uk', '', 'lead', 'digest', 'Two reminders', '', '', '[]', 0, 'sent', 1, 1)
            """);
        var letter = (await house.Mediator.Send(new ListLettersTo("lead@northmere.example.nhs.uk"))).Single();

        await house.Mediator.Send(new RecordBounce(letter.Id, "mailbox unknown", Administrator));

        Assert.That((await house.Mediator.Send(new FindMailboxes())).Mailboxes.Single().Fails, Is.True);
        Assert.That((await house.Mediator.Send(new ListFailures())).Messages.Single().Error, Is.EqualTo("mailbox unknown."));
        await house.Mediator.Send(new FinishTask((await house.Mediator.Send(new ListTasks(false))).Single().Id, Administrator));
        Assert.That((await house.Mediator.Send(new FindMailboxes())).Mailboxes.Single().Fails, Is.False);
        Assert.That(await house.Mediator.Send(new RetryMessages("m1", Administrator)), Is.EqualTo(1));
        Assert.That((await house.Mediator.Send(new ListFailures())).Failed, Is.Zero);
    }

    [Test]
    public async Task Check_of_the_audit_trail_is_kept_and_finds_what_was_cut_off_since()
    {
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, "NHS Northmere", "2026-01-01");
        Assert.That(await house.Mediator.Send(new GetAuditCheck()), Is.Null);
        var first = await house.Mediator.Send(new CheckAudit(Administrator));
        Assert.That((first.Wrong, (await house.Mediator.Send(new GetAuditCheck()))!.Head), Is.EqualTo(((string?)null, first.Head)));
        Assert.That((await house.Mediator.Send(new CheckAudit(Administrator))).Entries, Is.EqualTo(first.Entries + 1), "the check itself is an entry");

        house.DropTrigger("TimelineEntry", "TimelineEntry_Undeletable");
        house.Execute("DELETE FROM TimelineEntry WHERE Id >= (SELECT max(Id) - 1 FROM TimelineEntry)");

        Assert.That((await house.Mediator.Send(new CheckAudit(Administrator))).Wrong, Does.Contain("missing at the end"));
        Assert.That((await house.Mediator.Send(new CheckAudit(Administrator))).Wrong, Is.Not.Null, "what was cut off stays missing");
    }

    [Test]
    public async Task Definition_is_checked_with_the_engines_own_words_and_compared_with_what_is_published()
    {
        var published = (await house.Mediator.Send(new ListDefinitions())).First(definition => definition.IsNewest);
        var json = (await house.Mediator.Send(new GetDefinition(published.DefinitionId, published.Version))).Json;

        Assert.That((await CheckAsync(json)).Published, Does.StartWith("Exactly this version"));
        Assert.That((await CheckAsync(json.Replace("\"description\"", "\"x\"", StringComparison.Ordinal) + " ")).Published, Does.StartWith("Another definition"));
        var broken = await CheckAsync(json.Replace("\"ActionPlans.WaitUntil\"", "\"ActionPlans.WaitForever\"", StringComparison.Ordinal));
        Assert.That((broken.Json, broken.Errors.Count > 0), Is.EqualTo(((string?)null, true)));
        Assert.That(broken.Errors[0], Does.Contain("ActionPlans.WaitForever"));

        Task<CheckedDefinition> CheckAsync(string text) => house.Mediator.Send(new CheckDefinition("some.json", System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
