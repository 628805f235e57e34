using ActionPlans.Domain;

namespace ActionPlans.Tests.Kit;

/// <summary>People at their posts, as an administrator would have registered them.</summary>
internal static class Registered
{
    public static void Post(this Installation house, string name, string body, PostRole role) => house.Execute(
        """
        INSERT INTO Body (Id, Name, Role) SELECT (SELECT coalesce(max(Id), 0) + 1 FROM Body), @body, 'other' WHERE NOT EXISTS (SELECT 1 FROM Body WHERE Name = @body);
        INSERT INTO Person (Id, Name, Email, Version) SELECT (SELECT coalesce(max(Id), 0) + 1 FROM Person), @name, @name || '@example.nhs.uk', 1 WHERE NOT EXISTS (SELECT 1 FROM Person WHERE Name = @name);
        INSERT INTO Post (Id, PersonId, BodyId, Role, FromOn)
        SELECT (SELECT coalesce(max(Id), 0) + 1 FROM Post), p.Id, b.Id, @role, '2006-01-01' FROM Person p, Body b WHERE p.Name = @name AND b.Name = @body;
        """,
        new { name, body, role = role.ToStored() });
}
