using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>Bodies by name, a page at a time.</summary>
/// <param name="Words">Of the name; null: all.</param>
/// <param name="Page">From 1.</param>
public sealed record FindBodies(string? Words = null, int Page = 1, int PageSize = 25) : IRequest<BodyPage>;

public sealed record BodyPage(IReadOnlyList<BodyLine> Bodies, long Total, int Page, int PageSize)
{
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <param name="Kind">Stored: commissioner, provider, local-authority or other.</param>
/// <param name="AnswersToday">Another body once one has taken over.</param>
/// <param name="Since">Since when; null while the body answers itself.</param>
/// <param name="People">How many hold a post there today.</param>
/// <param name="Mailboxes">How many of its roles have a mailbox today.</param>
public sealed record BodyLine(long Id, string Name, string Kind, string AnswersToday, DateOnly? Since, long People, long Mailboxes);

internal sealed class FindBodiesHandler(Database database, TimeProvider clock) : RequestHandler<FindBodies, BodyPage>
{
    protected override BodyPage Handle(FindBodies request)
    {
        var page = Math.Clamp(request.Page, 1, 100_000);
        var parameters = new
        {
            today = LondonTime.Today(clock.GetUtcNow()), words = Like.Containing(request.Words), take = request.PageSize, skip = (page - 1) * request.PageSize,
        };
        using var work = database.BeginReading();
        var lines = work.Query<Row>(
            $"""
            SELECT b.Id, b.Name, b.Role,
                   (SELECT count(DISTINCT p.PersonId) FROM Post p
                    WHERE p.BodyId = b.Id AND p.DeputyFor IS NULL AND p.FromOn <= @today AND (p.UntilOn IS NULL OR p.UntilOn > @today)) AS People,
                   (SELECT count(*) FROM RoleMailbox m WHERE m.BodyId = b.Id AND m.FromOn <= @today AND (m.UntilOn IS NULL OR m.UntilOn > @today)) AS Mailboxes
            FROM Body b
            {Where}
            ORDER BY b.Name
            LIMIT @take OFFSET @skip
            """,
            parameters);
        return new BodyPage(
            [.. lines.Select(body =>
            {
                var last = Successions.Path(work, body.Name, parameters.today).LastOrDefault();
                return new BodyLine(body.Id, body.Name, body.Role, last?.To ?? body.Name, last?.On, body.People, body.Mailboxes);
            })],
            work.Scalar<long>($"SELECT count(*) FROM Body b {Where}", parameters), page, request.PageSize);
    }

    private const string Where = "WHERE @words IS NULL OR b.Name LIKE @words ESCAPE '!'";

    [method: ExplicitConstructor]
    private sealed record Row(long Id, string Name, string Role, long People, long Mailboxes);
}
