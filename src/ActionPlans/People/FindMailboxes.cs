using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>The mailboxes of roles in use today or later, by body, a page at a time.</summary>
/// <param name="Words">Of a body or an address; null: all.</param>
/// <param name="Page">From 1.</param>
public sealed record FindMailboxes(string? Words = null, int Page = 1, int PageSize = 25) : IRequest<MailboxPage>;

public sealed record MailboxPage(IReadOnlyList<MailboxLine> Mailboxes, long Total, int Page, int PageSize)
{
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <param name="Until">Exclusive; null: no end.</param>
/// <param name="Fails">Letters come back from it.</param>
public sealed record MailboxLine(long BodyId, string Body, string Role, string Address, DateOnly From, DateOnly? Until, bool Fails);

internal sealed class FindMailboxesHandler(Database database, TimeProvider clock) : RequestHandler<FindMailboxes, MailboxPage>
{
    protected override MailboxPage Handle(FindMailboxes request)
    {
        var page = Math.Clamp(request.Page, 1, 100_000);
        var parameters = new
        {
            today = LondonTime.Today(clock.GetUtcNow()), words = Like.Containing(request.Words), failed = TaskToRaise.MailboxFailed, take = request.PageSize, skip = (page - 1) * request.PageSize,
        };
        using var work = database.BeginReading();
        return new MailboxPage(
            [.. work.Query<Row>(
                    $"""
                    SELECT b.Id, b.Name, m.Role, m.Address, m.FromOn, m.UntilOn,
                           CASE WHEN EXISTS (SELECT 1 FROM AdministratorTask t WHERE t.Kind = @failed AND t.Subject = m.Address COLLATE NOCASE AND t.DoneAt IS NULL) THEN 1 ELSE 0 END AS Fails
                    {From}
                    ORDER BY b.Name, m.Role, m.FromOn
                    LIMIT @take OFFSET @skip
                    """,
                    parameters)
                .Select(row => new MailboxLine(row.Id, row.Name, row.Role, row.Address, row.FromOn, row.UntilOn, row.Fails != 0))],
            work.Scalar<long>($"SELECT count(*) {From}", parameters), page, request.PageSize);
    }

    private const string From = """
        FROM RoleMailbox m
        JOIN Body b ON b.Id = m.BodyId
        WHERE (m.UntilOn IS NULL OR m.UntilOn > @today) AND (@words IS NULL OR b.Name LIKE @words ESCAPE '!' OR m.Address LIKE @words ESCAPE '!')
        """;

    [method: ExplicitConstructor]
    private sealed record Row(long Id, string Name, string Role, string Address, DateOnly FromOn, DateOnly? UntilOn, long Fails);
}
