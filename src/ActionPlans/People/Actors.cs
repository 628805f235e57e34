using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.People;

/// <summary>Who somebody is, for rules that ask whether they are entitled to what they do.</summary>
internal static class Actors
{
    /// <summary>The person of this name on a day.</summary>
    /// <param name="name">As people give it; case and outer spaces do not count.</param>
    public static Actor Of(UnitOfWork work, string name, DateOnly on)
    {
        var trimmed = name.Trim();
        var known = work.Scalar<long?>("SELECT Id FROM Person WHERE Name = @trimmed", new { trimmed });
        return known is { } person
            ? new Actor(trimmed, [.. work.Query<HeldPost>(PostsHeld, new { person, on }).Select(post => new Post(post.Name, StoredName.ToPostRole(post.Role)))], IsKnown: true)
            : new Actor(trimmed, [], IsKnown: false);
    }

    /// <summary>
    /// Whether anybody was ever registered at this body up to that day. Then a name that is not registered there is entitled to nothing; else
    /// nobody can say who is who, and only those rules hold that do without.
    /// </summary>
    /// <param name="body">The name of the body that answers on that day.</param>
    public static bool AreRegisteredFor(UnitOfWork work, string body, DateOnly on) => work.Scalar<long>(
        "SELECT count(*) FROM Post p JOIN Body b ON b.Id = p.BodyId WHERE b.Name = @body AND p.FromOn <= @on", new { body, on }) > 0;

    private sealed record HeldPost(string Name, string Role);

    private const string PostsHeld = """
        SELECT b.Name, p.Role
        FROM Post p
        JOIN Person h ON h.Id = p.PersonId
        JOIN Body b ON b.Id = p.BodyId
        WHERE p.PersonId = @person AND p.FromOn <= @on AND (p.UntilOn IS NULL OR p.UntilOn > @on) AND (h.LeftOn IS NULL OR h.LeftOn > @on)
          AND (p.DeputyFor IS NULL OR EXISTS (SELECT 1 FROM Absence a WHERE a.PersonId = p.DeputyFor AND @on BETWEEN a.FromOn AND a.ToOn))
        ORDER BY b.Name, p.Role
        """;
}
