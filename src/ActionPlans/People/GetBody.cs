using ActionPlans.Access;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>One body with what an administrator can change about it.</summary>
public sealed record GetBody(long Id) : IRequest<BodyDetails>;

/// <param name="Kind">Stored: commissioner, provider, local-authority or other.</param>
/// <param name="Successions">Who takes over, one after the other, also in time to come.</param>
/// <param name="IsRegistered">Whether the next succession was registered here; otherwise the register of organisations of this release knows it.</param>
/// <param name="TakenOver">Bodies that it is registered to take over from.</param>
/// <param name="Posts">Held now or later, deputies included.</param>
/// <param name="Mailboxes">In use now or later.</param>
/// <param name="History">The newest changes, newest first.</param>
public sealed record BodyDetails(
    long Id, string Name, string Kind, IReadOnlyList<BodySuccession> Successions, bool IsRegistered, IReadOnlyList<BodySuccession> TakenOver,
    IReadOnlyList<HeldBodyPost> Posts, IReadOnlyList<BodyMailbox> Mailboxes, IReadOnlyList<HistoryEntry> History);

/// <param name="On">The first day on which <paramref name="To"/> answers.</param>
[method: ExplicitConstructor]
public sealed record BodySuccession(string From, string To, DateOnly On);

/// <param name="DeputyFor">Whom they act for while that person is away; null: their own post.</param>
[method: ExplicitConstructor]
public sealed record HeldBodyPost(long PersonId, string Name, string Role, DateOnly From, DateOnly? Until, string? DeputyFor);

/// <param name="Until">Exclusive; null: no end.</param>
/// <param name="Fails">Letters come back from it: nothing is routed there until an administrator marks the task as done.</param>
public sealed record BodyMailbox(string Role, string Address, DateOnly From, DateOnly? Until, bool Fails);

internal sealed class GetBodyHandler(Database database, TimeProvider clock) : RequestHandler<GetBody, BodyDetails>
{
    private const int NewestChanges = 20;

    protected override BodyDetails Handle(GetBody request)
    {
        var parameters = new { request.Id, today = LondonTime.Today(clock.GetUtcNow()), failed = TaskToRaise.MailboxFailed };
        using var work = database.BeginReading();
        var body = work.QueryFirst<Row>("SELECT Name, Role FROM Body WHERE Id = @Id", parameters) ?? throw new NotFoundException("body");
        return new BodyDetails(
            request.Id, body.Name, body.Role,
            [.. Successions.Path(work, body.Name, DateOnly.MaxValue).Select(step => new BodySuccession(step.From, step.To, step.On))],
            work.Scalar<long>("SELECT count(*) FROM Succession WHERE BodyId = @Id", parameters) > 0,
            work.Query<BodySuccession>(TakenOver, parameters), work.Query<HeldBodyPost>(Posts, parameters),
            [.. work.Query<MailboxRow>(Mailboxes, parameters).Select(row => new BodyMailbox(row.Role, row.Address, row.FromOn, row.UntilOn, row.Fails != 0))],
            History.Of(work, $"body {body.Name}", NewestChanges));
    }

    private const string TakenOver = """
        SELECT b.Name AS "From", n.Name AS "To", s.OnDate AS "On"
        FROM Succession s
        JOIN Body b ON b.Id = s.BodyId
        JOIN Body n ON n.Id = s.SuccessorBodyId
        WHERE s.SuccessorBodyId = @Id
        ORDER BY s.OnDate, b.Name
        """;

    private const string Posts = """
        SELECT h.Id AS PersonId, h.Name, p.Role, p.FromOn AS "From", p.UntilOn AS Until, d.Name AS DeputyFor
        FROM Post p
        JOIN Person h ON h.Id = p.PersonId
        LEFT JOIN Person d ON d.Id = p.DeputyFor
        WHERE p.BodyId = @Id AND (p.UntilOn IS NULL OR p.UntilOn > @today)
        ORDER BY p.Role, CASE WHEN p.DeputyFor IS NULL THEN 0 ELSE 1 END, h.Name
        LIMIT 200
        """;

    private const string Mailboxes = """
        SELECT m.Role, m.Address, m.FromOn, m.UntilOn,
               CASE WHEN EXISTS (SELECT 1 FROM AdministratorTask t WHERE t.Kind = @failed AND t.Subject = m.Address COLLATE NOCASE AND t.DoneAt IS NULL) THEN 1 ELSE 0 END AS Fails
        FROM RoleMailbox m
        WHERE m.BodyId = @Id AND (m.UntilOn IS NULL OR m.UntilOn > @today)
        ORDER BY m.Role, m.FromOn
        """;

    private sealed record Row(string Name, string Role);

    [method: ExplicitConstructor]
    private sealed record MailboxRow(string Role, string Address, DateOnly FromOn, DateOnly? UntilOn, long Fails);
}
