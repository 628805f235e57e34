using ActionPlans.Access;
using ActionPlans.Accounts;
using ActionPlans.Calendars;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Accounts;

[TestFixture]
public sealed class AccessTokensTests
{
    private Installation installation = null!;

    private AccessTokens Tokens => installation.Get<AccessTokens>();

    [SetUp]
    public async Task Open()
    {
        installation = Installation.At(new DateOnly(2026, 11, 2));
        foreach (var (name, id) in new[] { ("A Lead", 1), ("B Lead", 2) })
        {
            await installation.Mediator.Send(new AddPerson(name, $"{name.Replace(' ', '.')}@example.nhs.uk", "the test"));
            await installation.Mediator.Send(new GivePost(name, "NHS Northmere ICB", PostRole.Lead, new DateOnly(2026, 1, 1), null, "the test"));
            using var work = installation.Database.Begin();
            work.Execute(
                """
                INSERT INTO Account (Id, PersonId, UserName, NormalisedName, SecurityStamp, AccessFailedCount, TwoFactorEnabled, CreatedAt, Version)
                SELECT @id, Id, Email, upper(Email), 'x', 0, 0, 0, 1 FROM Person WHERE Name = @name
                """,
                new { id, name });
            work.Commit();
        }
    }

    [TearDown]
    public void Close() => installation.Dispose();

    [Test]
    public async Task Token_is_known_again_until_it_expires()
    {
        Become("A Lead");
        var secret = await IssueAsync(30);

        Assert.That(Tokens.Find(TokenKind.Api, secret)?.Scopes, Is.EqualTo(new[] { "read" }));
        installation.Clock.MoveTo(installation.Clock.GetUtcNow().AddDays(29));
        Assert.That(Tokens.Find(TokenKind.Api, secret), Is.Not.Null);
        installation.Clock.MoveTo(installation.Clock.GetUtcNow().AddDays(1));
        Assert.That(Tokens.Find(TokenKind.Api, secret), Is.Null);
    }

    [Test]
    public async Task Token_of_who_has_left_opens_nothing()
    {
        Become("A Lead");
        var secret = await IssueAsync(30);
        installation.Get<CurrentViewer>().Become(Viewer.Operator);
        await installation.Mediator.Send(new LeavePosts("A Lead", installation.Today, "the test"));

        Assert.That(Tokens.Find(TokenKind.Api, secret), Is.Null);
    }

    [Test]
    public async Task Only_the_owner_revokes_a_token()
    {
        Become("A Lead");
        var secret = await IssueAsync(30);
        Become("B Lead");
        Assert.That(async () => await installation.Mediator.Send(new RevokeToken(1)), Throws.TypeOf<NotFoundException>());
        Assert.That(Tokens.Find(TokenKind.Api, secret), Is.Not.Null);

        Become("A Lead");
        await installation.Mediator.Send(new RevokeToken(1));
        Assert.That(Tokens.Find(TokenKind.Api, secret), Is.Null);
    }

    [Test]
    public async Task New_address_of_the_calendar_ends_the_one_before()
    {
        Become("A Lead");
        var first = (await installation.Mediator.Send(new IssueToken(TokenKind.Calendar, "Calendar", ["read"], null))).Secret;
        var second = (await installation.Mediator.Send(new IssueToken(TokenKind.Calendar, "Calendar", ["read"], null))).Secret;

        Assert.That(Tokens.Find(TokenKind.Calendar, first), Is.Null);
        Assert.That(Tokens.Find(TokenKind.Calendar, second), Is.Not.Null);
        Assert.That(Tokens.Find(TokenKind.Api, second), Is.Null, "for another use");
    }

    [TestCase("", "read", 30)]
    [TestCase("x", "everything", 30)]
    [TestCase("x", "read", 0)]
    [TestCase("x", "read", 367)]
    [TestCase("x", "read", null)]
    public void Token_that_makes_no_sense_is_refused(string name, string scope, int? days)
    {
        Become("A Lead");

        Assert.That(async () => await installation.Mediator.Send(new IssueToken(TokenKind.Api, name, [scope], days)), Throws.TypeOf<RefusedException>());
    }

    [Test]
    public async Task Due_dates_are_those_that_the_viewer_may_see()
    {
        installation.Get<CurrentViewer>().Become(Viewer.Operator);
        var northmere = await installation.ImportAsync(FictionalReport.Asking("Within 3 months"));
        var all = await installation.Mediator.Send(new ListDueDates(installation.Today, installation.Today.AddDays(400), 1_000));
        Assert.That(all.Dates, Is.Not.Empty.And.Ordered.By(nameof(DueDate.On)));
        Assert.That(all.Dates.Select(due => due.Id), Does.Contain(northmere.PlanId!.Value));

        await installation.Mediator.Send(new AddPerson("C Stranger", "c@example.nhs.uk", "the test"));
        await installation.Mediator.Send(new GivePost("C Stranger", "NHS Elsewhere ICB", PostRole.Lead, new DateOnly(2026, 1, 1), null, "the test"));
        Become("C Stranger");
        Assert.That((await installation.Mediator.Send(new ListDueDates(installation.Today, installation.Today.AddDays(400), 1_000))).Dates, Is.Empty);
    }

    private async Task<string> IssueAsync(int days) => (await installation.Mediator.Send(new IssueToken(TokenKind.Api, "a program", ["read"], days))).Secret;

    private void Become(string name)
    {
        long person;
        using (var work = installation.Database.BeginReading())
            person = work.Scalar<long>("SELECT Id FROM Person WHERE Name = @name", new { name });
        installation.Get<CurrentViewer>().Become(installation.Get<Viewers>().OfPerson(person));
    }
}
