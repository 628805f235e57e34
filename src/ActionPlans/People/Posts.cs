using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Reports;
using Dapper;

namespace ActionPlans.People;

/// <summary>The table Post: who is what at which body, and who acts for them.</summary>
internal static class Posts
{
    /// <exception cref="RefusedException">The days contradict each other, or it is held already.</exception>
    public static void Give(
        UnitOfWork work, PersonRecord person, string body, PostRole role, DateOnly from, DateOnly? until, DateTimeOffset at, string by, PersonRecord? deputyFor = null)
    {
        Plain.Period(from, until);
        if (person.LeftOn <= from)
            throw new RefusedException(FormattableString.Invariant($"{person.Name} left on {person.LeftOn:yyyy-MM-dd}: give a post to somebody who is there"));

        var (id, name) = Bodies.GetOrAdd(work, body, Bodies.KindOf(role), at, by);
        if (work.Scalar<long>(
                """
                SELECT count(*) FROM Post
                WHERE PersonId = @Id AND BodyId = @body AND Role = @role AND DeputyFor IS @deputyFor AND (UntilOn IS NULL OR UntilOn > @from) AND (@until IS NULL OR FromOn < @until)
                """,
                new { person.Id, body = id, role = role.ToStored(), deputyFor = deputyFor?.Id, from, until }) > 0)
            throw new RefusedException($"{person.Name} is {Words(role, name, deputyFor)} already: 'actionplans people list' shows since when");

        var post = SubjectId.Post(work.NextId("Post"));
        work.Execute(
            "INSERT INTO Post (Id, PersonId, BodyId, Role, FromOn, UntilOn, DeputyFor) VALUES (@Number, @Id, @body, @role, @from, @until, @deputyFor)",
            new { post.Number, person.Id, body = id, role = role.ToStored(), from, until, deputyFor = deputyFor?.Id });
        person.Record(
            work, at, by, "post-given", FormattableString.Invariant($"{person.Name} is {Words(role, name, deputyFor)} from {from:yyyy-MM-dd}{(until is null ? "" : $" until {until:yyyy-MM-dd}")}."));
        if (role is PostRole.Lead or PostRole.ProviderLead && deputyFor is null)
            Handover.Announce(work, post, from, at);
    }

    /// <exception cref="RefusedException">It is not held.</exception>
    public static void End(UnitOfWork work, PersonRecord person, string body, PostRole role, DateOnly on, DateTimeOffset at, string by)
    {
        var name = OrganisationRegister.OfficialName(body);
        var ended = work.Execute(
            """
            UPDATE Post SET UntilOn = @on
            WHERE PersonId = @Id AND Role = @role AND (UntilOn IS NULL OR UntilOn > @on) AND FromOn < @on AND BodyId IN (SELECT Id FROM Body WHERE Name = @name COLLATE NOCASE)
            """,
            new { person.Id, role = role.ToStored(), on, name });
        if (ended == 0)
            throw new RefusedException($"{person.Name} does not hold the role '{role.ToStored()}' at '{name}' before that day: 'actionplans people list' shows the posts");
        person.Record(work, at, by, "post-ended", FormattableString.Invariant($"{person.Name} is no longer {role.ToStored()} at {name} from {on:yyyy-MM-dd}."));
    }

    /// <summary>Own posts that hold on a day or begin after it.</summary>
    public static IReadOnlyList<OwnPost> Own(UnitOfWork work, PersonRecord person, DateOnly on) => work.Query<OwnPost>(
        """
        SELECT b.Name AS Body, p.Role, p.FromOn, p.UntilOn
        FROM Post p
        JOIN Body b ON b.Id = p.BodyId
        WHERE p.PersonId = @Id AND p.DeputyFor IS NULL AND (p.UntilOn IS NULL OR p.UntilOn > @on)
        ORDER BY p.Id
        """,
        new { person.Id, on });

    [method: ExplicitConstructor]
    public sealed record OwnPost(string Body, string Role, DateOnly FromOn, DateOnly? UntilOn);

    private static string Words(PostRole role, string body, PersonRecord? deputyFor) =>
        deputyFor is null ? $"{role.ToStored()} at {body}" : $"deputy for {deputyFor.Name} as {role.ToStored()} at {body}";
}
