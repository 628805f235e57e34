using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.People;

[TestFixture]
public sealed class ActorsTests
{
    private static readonly DateOnly Day = new(2012, 10, 29);

    [Test]
    public void Nobody_is_known_where_nobody_is_registered()
    {
        using var house = Installation.At(Day);

        var actor = Of(house, "Robin Ashdown", Day);

        Assert.That(actor, Has.Property(nameof(Actor.IsKnown)).False.And.Property(nameof(Actor.Posts)).Empty);
    }

    [TestCase("2012-08-31", "")]
    [TestCase("2012-09-01", "NHS Harrowdale Lead")]
    [TestCase("2013-03-31", "NHS Harrowdale Lead")]
    [TestCase("2013-04-01", "")]
    public void Post_is_held_from_its_first_day_until_the_day_before_its_end(string day, string posts)
    {
        using var house = Installation.At(Day);
        Register(house);

        Assert.That(Posts(house, " robin ashdown ", day), Is.EqualTo(posts));
    }

    [TestCase("2012-11-04", "")]
    [TestCase("2012-11-05", "NHS Harrowdale Lead")]
    [TestCase("2012-11-16", "NHS Harrowdale Lead")]
    [TestCase("2012-11-17", "")]
    public void Deputy_acts_from_the_first_to_the_last_day_of_the_absence(string day, string posts)
    {
        using var house = Installation.At(Day);
        Register(house);

        Assert.That(Posts(house, "Mara Dene", day), Is.EqualTo(posts));
    }

    [Test]
    public void Who_has_left_is_known_and_holds_nothing()
    {
        using var house = Installation.At(Day);
        Register(house);
        house.Execute("UPDATE Person SET LeftOn = '2012-12-01' WHERE Id = 1");

        var actor = Of(house, "Robin Ashdown", new DateOnly(2012, 12, 1));

        Assert.That((actor.IsKnown, actor.Posts.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public void Registered_succession_counts_before_the_register_of_organisations()
    {
        using var house = Installation.At(Day);
        house.Execute("INSERT INTO Body (Id, Name, Role) VALUES (1, 'NHS North East London and the City', 'commissioner'), (2, 'NHS Somewhere CCG', 'commissioner')");

        string On(string day)
        {
            using var work = house.Database.Begin();
            return Successions.On(work, "NHS North East London and the City", DateOnly.ParseExact(day, "yyyy-MM-dd"));
        }

        Assert.That((On("2013-03-31"), On("2013-04-01")), Is.EqualTo(("NHS North East London and the City", "NHS Tower Hamlets CCG")));
        house.Execute("INSERT INTO Succession (BodyId, SuccessorBodyId, OnDate) VALUES (1, 2, '2013-04-01')");
        Assert.That((On("2013-03-31"), On("2013-04-01")), Is.EqualTo(("NHS North East London and the City", "NHS Somewhere CCG")));
    }

    private static void Register(Installation house)
    {
        house.Execute("INSERT INTO Body (Id, Name, Role) VALUES (1, 'NHS Harrowdale', 'commissioner')");
        house.Execute("INSERT INTO Person (Id, Name, Email, Version) VALUES (1, 'Robin Ashdown', 'robin@example.nhs.uk', 1), (2, 'Mara Dene', 'mara@example.nhs.uk', 1)");
        house.Execute(
            "INSERT INTO Post (Id, PersonId, BodyId, Role, FromOn, UntilOn, DeputyFor) VALUES (1, 1, 1, 'lead', '2012-09-01', '2013-04-01', NULL), (2, 2, 1, 'lead', '2012-09-01', NULL, 1)");
        house.Execute("INSERT INTO Absence (Id, PersonId, FromOn, ToOn) VALUES (1, 1, '2012-11-05', '2012-11-16')");
    }

    private static string Posts(Installation house, string name, string day) =>
        string.Join(", ", Of(house, name, DateOnly.ParseExact(day, "yyyy-MM-dd")).Posts.Select(post => $"{post.Body} {post.Role}"));

    private static Actor Of(Installation house, string name, DateOnly on)
    {
        using var work = house.Database.Begin();
        return Actors.Of(work, name, on);
    }
}
