using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>Every body by name: who answers for it today, and where its roles are reached.</summary>
public sealed record ListBodies : IRequest<IReadOnlyList<BodySummary>>;

/// <param name="Kind">Stored: commissioner, provider, local-authority or other.</param>
/// <param name="AnswersToday">Another body once one has taken over.</param>
/// <param name="Since">Since when; null while the body answers itself.</param>
/// <param name="Mailboxes">Those in use today.</param>
public sealed record BodySummary(string Name, string Kind, string AnswersToday, DateOnly? Since, IReadOnlyList<MailboxSummary> Mailboxes, IReadOnlyList<string> People);

public sealed record MailboxSummary(string Role, string Address);

internal sealed class ListBodiesHandler(Database database, TimeProvider clock) : RequestHandler<ListBodies, IReadOnlyList<BodySummary>>
{
    protected override IReadOnlyList<BodySummary> Handle(ListBodies request)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        using var work = database.Begin();
        var mailboxes = work.Query<MailboxRow>(
            "SELECT BodyId, Role, Address FROM RoleMailbox WHERE FromOn <= @today AND (UntilOn IS NULL OR UntilOn > @today) ORDER BY Role", new { today }).ToLookup(row => row.BodyId);
        var people = work.Query<HolderRow>(
            """
            SELECT p.BodyId, h.Name, p.Role
            FROM Post p
            JOIN Person h ON h.Id = p.PersonId
            WHERE p.DeputyFor IS NULL AND p.FromOn <= @today AND (p.UntilOn IS NULL OR p.UntilOn > @today)
            ORDER BY p.Role, h.Name
            """,
            new { today }).ToLookup(row => row.BodyId);
        return [.. work.Query<BodyRow>("SELECT Id, Name, Role FROM Body ORDER BY Name").Select(body =>
        {
            var last = Successions.Path(work, body.Name, today).LastOrDefault();
            return new BodySummary(
                body.Name, body.Role, last?.To ?? body.Name, last?.On, [.. mailboxes[body.Id].Select(row => new MailboxSummary(row.Role, row.Address))],
                [.. people[body.Id].Select(row => $"{row.Name} ({row.Role})")]);
        })];
    }

    private sealed record BodyRow(long Id, string Name, string Role);

    private sealed record MailboxRow(long BodyId, string Role, string Address);

    private sealed record HolderRow(long BodyId, string Name, string Role);
}
