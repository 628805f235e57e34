using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>People registered, by name, a page at a time.</summary>
/// <param name="Words">Of a name, an address, or a body where they hold a post; null: everybody.</param>
/// <param name="Page">From 1.</param>
public sealed record FindPeople(string? Words = null, int Page = 1, int PageSize = 25) : IRequest<PeoplePage>;

public sealed record PeoplePage(IReadOnlyList<PersonLine> People, long Total, int Page, int PageSize)
{
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <param name="LeftOn">The first day without them; null: still there.</param>
/// <param name="AwayUntil">The last day of an absence that today falls into; null: here.</param>
/// <param name="Posts">Their own, held today.</param>
public sealed record PersonLine(long Id, string Name, string Email, DateOnly? LeftOn, DateOnly? AwayUntil, bool HasAccount, IReadOnlyList<PostSummary> Posts);

internal sealed class FindPeopleHandler(Database database, TimeProvider clock) : RequestHandler<FindPeople, PeoplePage>
{
    protected override PeoplePage Handle(FindPeople request)
    {
        using var work = database.BeginReading();
        var page = Math.Clamp(request.Page, 1, 100_000);
        var parameters = new
        {
            today = LondonTime.Today(clock.GetUtcNow()), words = Like.Containing(request.Words), take = request.PageSize, skip = (page - 1) * request.PageSize,
        };
        var people = work.Query<PersonRow>($"{Columns} {Where} ORDER BY h.Name LIMIT @take OFFSET @skip", parameters);
        var posts = work.Query<PostRow>(OwnPosts, new { people = people.Select(person => person.Id), parameters.today }).ToLookup(post => post.PersonId);
        return new PeoplePage(
            [.. people.Select(person => new PersonLine(
                person.Id, person.Name, person.Email, person.LeftOn, person.AwayUntil, person.HasAccount != 0,
                [.. posts[person.Id].Select(post => new PostSummary(post.Body, post.Role, post.FromOn, post.UntilOn, null))]))],
            work.Scalar<long>($"SELECT count(*) FROM Person h {Where}", parameters), page, request.PageSize);
    }

    private const string Columns = """
        SELECT h.Id, h.Name, h.Email, h.LeftOn, (SELECT max(a.ToOn) FROM Absence a WHERE a.PersonId = h.Id AND @today BETWEEN a.FromOn AND a.ToOn) AS AwayUntil,
               CASE WHEN EXISTS (SELECT 1 FROM Account c WHERE c.PersonId = h.Id) THEN 1 ELSE 0 END AS HasAccount
        FROM Person h
        """;

    private const string Where = """
        WHERE @words IS NULL OR h.Name LIKE @words ESCAPE '!' OR h.Email LIKE @words ESCAPE '!'
           OR h.Id IN (SELECT p.PersonId FROM Body b JOIN Post p ON p.BodyId = b.Id WHERE b.Name LIKE @words ESCAPE '!' AND (p.UntilOn IS NULL OR p.UntilOn > @today))
        """;

    private const string OwnPosts = """
        SELECT p.PersonId, b.Name AS Body, p.Role, p.FromOn, p.UntilOn
        FROM Post p
        JOIN Body b ON b.Id = p.BodyId
        WHERE p.PersonId IN @people AND p.DeputyFor IS NULL AND p.FromOn <= @today AND (p.UntilOn IS NULL OR p.UntilOn > @today)
        ORDER BY p.Id
        """;

    [method: ExplicitConstructor]
    private sealed record PersonRow(long Id, string Name, string Email, DateOnly? LeftOn, DateOnly? AwayUntil, long HasAccount);

    [method: ExplicitConstructor]
    private sealed record PostRow(long PersonId, string Body, string Role, DateOnly FromOn, DateOnly? UntilOn);
}
