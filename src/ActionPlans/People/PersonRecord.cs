using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using Dapper;

namespace ActionPlans.People;

/// <summary>A row of Person.</summary>
/// <param name="LeftOn">The first day without them; null: still there.</param>
[method: ExplicitConstructor]
internal sealed record PersonRecord(long Id, string Name, string Email, DateOnly? LeftOn, long Version)
{
    private const string Columns = "Id, Name, Email, LeftOn, Version";

    public static PersonRecord? Find(UnitOfWork work, string name) =>
        work.QueryFirst<PersonRecord>($"SELECT {Columns} FROM Person WHERE Name = @name", new { name = name.Trim() });

    /// <exception cref="RefusedException">Nobody of that name is registered.</exception>
    public static PersonRecord Get(UnitOfWork work, string name) => Find(work, name)
        ?? throw new RefusedException($"nobody is registered as '{name.Trim()}': 'actionplans people list' shows who is, 'people add' registers somebody");

    /// <exception cref="RefusedException">The name or the address belongs to somebody already.</exception>
    public static PersonRecord Add(UnitOfWork work, string name, string email, DateTimeOffset at, string by)
    {
        name = Plain.Text(name, "a person's name", longest: 120);
        email = Plain.Address(email);
        if (Find(work, name) is not null)
            throw new RefusedException($"'{name}' is registered already: give another name, for instance with the body in brackets");
        if (work.QueryFirst<string>("SELECT Name FROM Person WHERE Email = @email", new { email }) is { } other)
            throw new RefusedException($"{email} is {other}'s address already: give each person one of their own, or register it as a role's mailbox with 'bodies mailbox'");

        var person = new PersonRecord(work.NextId("Person"), name, email, null, 1);
        work.Execute("INSERT INTO Person (Id, Name, Email, Version) VALUES (@Id, @Name, @Email, @Version)", person);
        person.Record(work, at, by, "person-added", $"Registered {name} <{email}>.");
        return person;
    }

    /// <summary>A line in this person's timeline.</summary>
    public void Record(UnitOfWork work, DateTimeOffset at, string by, string kind, string said, string? before = null, string? after = null) =>
        new TimelineEntry($"person {Name}", at, kind, by, said) { Before = before, After = after }.Insert(work);
}
