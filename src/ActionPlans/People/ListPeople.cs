using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>Everybody registered, by name, with what they hold now or later.</summary>
public sealed record ListPeople : IRequest<IReadOnlyList<PersonSummary>>;

/// <param name="LeftOn">The first day without them; null: still there.</param>
/// <param name="AwayUntil">The last day of an absence that today falls into; null: here.</param>
public sealed record PersonSummary(string Name, string Email, DateOnly? LeftOn, DateOnly? AwayUntil, IReadOnlyList<PostSummary> Posts);

/// <param name="Role">Stored name of <see cref="PostRole"/>.</param>
/// <param name="Until">Exclusive; null: no end.</param>
/// <param name="DeputyFor">Whom they act for while that person is away; null: their own post.</param>
[method: ExplicitConstructor]
public sealed record PostSummary(string Body, string Role, DateOnly From, DateOnly? Until, string? DeputyFor);

internal sealed class ListPeopleHandler(Database database, TimeProvider clock) : RequestHandler<ListPeople, IReadOnlyList<PersonSummary>>
{
    protected override IReadOnlyList<PersonSummary> Handle(ListPeople request)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        using var connection = database.OpenForReading();
        var posts = connection.Query<PostRow>(PostsNowOrLater, new { today }).ToLookup(post => post.PersonId);
        return [.. connection.Query<PersonRow>(Everybody, new { today }).Select(person => new PersonSummary(
            person.Name, person.Email, person.LeftOn, person.AwayUntil,
            [.. posts[person.Id].Select(post => new PostSummary(post.Body, post.Role, post.FromOn, post.UntilOn, post.DeputyFor))]))];
    }

    private const string Everybody = """
        SELECT p.Id, p.Name, p.Email, p.LeftOn, (SELECT max(a.ToOn) FROM Absence a WHERE a.PersonId = p.Id AND @today BETWEEN a.FromOn AND a.ToOn) AS AwayUntil
        FROM Person p
        ORDER BY p.Name
        """;

    private const string PostsNowOrLater = """
        SELECT p.PersonId, b.Name AS Body, p.Role, p.FromOn, p.UntilOn, d.Name AS DeputyFor
        FROM Post p
        JOIN Body b ON b.Id = p.BodyId
        LEFT JOIN Person d ON d.Id = p.DeputyFor
        WHERE p.UntilOn IS NULL OR p.UntilOn > @today
        ORDER BY p.FromOn, p.Id
        """;

    [method: ExplicitConstructor]
    private sealed record PersonRow(long Id, string Name, string Email, DateOnly? LeftOn, DateOnly? AwayUntil);

    [method: ExplicitConstructor]
    private sealed record PostRow(long PersonId, string Body, string Role, DateOnly FromOn, DateOnly? UntilOn, string? DeputyFor);
}
