using System.Text;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.People;

[TestFixture]
public sealed class PeopleTests
{
    private const string Body = FictionalReport.Commissioner;
    private static readonly DateOnly Day = new(2012, 10, 29);

    [Test]
    public async Task Import_registers_every_line_and_makes_the_bodies_it_names()
    {
        using var house = Installation.At(Day);

        var imported = await house.Mediator.Send(new ImportPeople(Encoding.UTF8.GetBytes(
            """
            name,email,body,role,from,until,deputy for
            Robin Ashdown,robin@example.nhs.uk,NHS Harrowdale,lead,2012-04-01,2013-04-01,
            Robin Ashdown,robin@example.nhs.uk,NHS Harrowdale,executive-lead,2012-04-01,,

            "Dene, Mara",mara@example.nhs.uk,NHS Harrowdale,lead,2012-04-01,,Robin Ashdown
            """), "Sam Elder"));

        Assert.That(imported, Is.EqualTo(new ImportedPeople(2, 3)));
        Assert.That((await house.Mediator.Send(new ListPeople())).SelectMany(person => person.Posts.Select(post => $"{person.Name}: {post.Role} at {post.Body} {post.DeputyFor}".TrimEnd())), Is.EqualTo(new[]
        {
            "Dene, Mara: lead at NHS Harrowdale Robin Ashdown", "Robin Ashdown: lead at NHS Harrowdale", "Robin Ashdown: executive-lead at NHS Harrowdale",
        }));
        Assert.That((await house.Mediator.Send(new ListBodies())).Single().People, Is.EqualTo(new[] { "Robin Ashdown (executive-lead)", "Robin Ashdown (lead)" }));
    }

    [TestCase("A,a@b.example,NHS X,boss,2012-04-01,,", "line 3: 'boss' is no role")]
    [TestCase("A,a@b.example,NHS X,lead,1 April,,", "line 3: '1 April' is no date")]
    [TestCase("A,not an address,NHS X,lead,2012-04-01,,", "line 3: 'not an address' is no e-mail address")]
    [TestCase("A,a@b.example,,lead,2012-04-01,,", "line 3: the name of a body is missing")]
    [TestCase("A,a@b.example,NHS X,lead,2012-04-01", "line 3: 5 fields instead of 7")]
    [TestCase("A,a@b.example,NHS X,lead,2012-04-01,2012-04-01,", "line 3: it would end on 2012-04-01")]
    [TestCase("A,robin@example.nhs.uk,NHS X,lead,2012-04-01,,", "line 3: robin@example.nhs.uk is Robin Ashdown's address already")]
    [TestCase("Robin Ashdown,other@example.nhs.uk,NHS X,lead,2012-04-01,,", "line 3: Robin Ashdown is registered with robin@example.nhs.uk")]
    [TestCase("A,a@b.example,NHS X,lead,2012-04-01,,Nobody", "line 3: nobody is registered as 'Nobody'")]
    [TestCase("\"A,a@b.example", "line 3: a quote is not closed")]
    public void Import_with_one_wrong_line_stores_nothing_and_names_the_line(string line, string why)
    {
        using var house = Installation.At(Day);
        var csv = $"name,email,body,role,from,until,deputy for\nRobin Ashdown,robin@example.nhs.uk,NHS Harrowdale,lead,2012-04-01,,\n{line}\n";

        Assert.That(() => house.Mediator.Send(new ImportPeople(Encoding.UTF8.GetBytes(csv), "Sam Elder")), Throws.TypeOf<RefusedException>().With.Message.StartsWith(why));
        Assert.That(house.Count("SELECT (SELECT count(*) FROM Person) + (SELECT count(*) FROM Post) + (SELECT count(*) FROM Body) + (SELECT count(*) FROM TimelineEntry)"), Is.Zero);
    }

    [Test]
    public async Task Post_is_given_once_and_can_be_ended()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");

        Assert.That(() => house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-10-01"), Throws.TypeOf<RefusedException>().With.Message.Contains("already"));
        await house.Mediator.Send(new EndPost("Robin Ashdown", Body, PostRole.Lead, new DateOnly(2012, 11, 1), "Sam Elder"));
        Assert.That(
            () => house.Mediator.Send(new EndPost("Robin Ashdown", Body, PostRole.Lead, new DateOnly(2012, 12, 1), "Sam Elder")), Throws.TypeOf<RefusedException>());
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-12-01");
    }

    [Test]
    public async Task Bodies_cannot_take_over_from_each_other()
    {
        using var house = Installation.At(Day);
        await house.Mediator.Send(new SucceedBody("NHS A", "NHS B", new DateOnly(2013, 4, 1), "Sam Elder"));

        Assert.That(
            () => house.Mediator.Send(new SucceedBody("NHS B", "NHS A", new DateOnly(2014, 4, 1), "Sam Elder")), Throws.TypeOf<RefusedException>().With.Message.Contains("cannot take over"));
        Assert.That(() => house.Mediator.Send(new SucceedBody("NHS A", "NHS A", new DateOnly(2014, 4, 1), "Sam Elder")), Throws.TypeOf<RefusedException>());
    }

    [Test]
    public async Task Absences_that_overlap_and_deputies_of_oneself_are_refused()
    {
        using var house = Installation.At(Day);
        await house.RegisterAsync("Robin Ashdown", PostRole.Lead, Body, "2012-04-01");
        await house.AwayAsync("Robin Ashdown", "2012-11-05", "2012-11-16");

        Assert.That(() => house.AwayAsync("Robin Ashdown", "2012-11-16", "2012-11-20"), Throws.TypeOf<RefusedException>());
        Assert.That(() => house.AwayAsync("Robin Ashdown", "2012-11-20", "2012-11-19"), Throws.TypeOf<RefusedException>());
        Assert.That(
            () => house.Mediator.Send(new NameDeputy("Robin Ashdown", "Robin Ashdown", Day, null, "Sam Elder")), Throws.TypeOf<RefusedException>().With.Message.Contains("own deputy"));
    }
}
