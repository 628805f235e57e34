using ActionPlans.Access;
using ActionPlans.Accounts;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.People;

/// <summary>One person with what an administrator can change about them.</summary>
public sealed record GetPerson(long Id) : IRequest<PersonDetails>;

/// <param name="LeftOn">The first day without them; null: still there.</param>
/// <param name="Posts">Held now or later, those in which they act for somebody included.</param>
/// <param name="Deputies">Who acts for them while they are away.</param>
/// <param name="Absences">That have not ended, the next first.</param>
/// <param name="Account">Null: they cannot sign in.</param>
/// <param name="History">The newest changes, newest first.</param>
public sealed record PersonDetails(
    long Id, string Name, string Email, DateOnly? LeftOn, IReadOnlyList<PostSummary> Posts, IReadOnlyList<DeputySummary> Deputies,
    IReadOnlyList<AbsenceSummary> Absences, AccountSummary? Account, IReadOnlyList<HistoryEntry> History);

/// <param name="Until">Exclusive; null: no end.</param>
[method: ExplicitConstructor]
public sealed record DeputySummary(string Name, DateOnly From, DateOnly? Until);

/// <param name="To">The last day away.</param>
[method: ExplicitConstructor]
public sealed record AbsenceSummary(DateOnly From, DateOnly To);

internal sealed class GetPersonHandler(Database database, TimeProvider clock) : RequestHandler<GetPerson, PersonDetails>
{
    private const int NewestChanges = 20;

    protected override PersonDetails Handle(GetPerson request)
    {
        var now = clock.GetUtcNow();
        var parameters = new { request.Id, today = LondonTime.Today(now) };
        using var work = database.BeginReading();
        var person = work.QueryFirst<PersonRecord>("SELECT Id, Name, Email, LeftOn, Version FROM Person WHERE Id = @Id", parameters) ?? throw new NotFoundException("person");
        return new PersonDetails(
            person.Id, person.Name, person.Email, person.LeftOn,
            work.Query<PostSummary>(PostsNowOrLater, parameters), work.Query<DeputySummary>(DeputiesNowOrLater, parameters),
            work.Query<AbsenceSummary>("SELECT FromOn AS \"From\", ToOn AS \"To\" FROM Absence WHERE PersonId = @Id AND ToOn >= @today ORDER BY FromOn", parameters),
            AccountSummary.Of(work, person.Id, now), History.Of(work, $"person {person.Name}", NewestChanges));
    }

    private const string PostsNowOrLater = """
        SELECT b.Name AS Body, p.Role, p.FromOn AS "From", p.UntilOn AS Until, d.Name AS DeputyFor
        FROM Post p
        JOIN Body b ON b.Id = p.BodyId
        LEFT JOIN Person d ON d.Id = p.DeputyFor
        WHERE p.PersonId = @Id AND (p.UntilOn IS NULL OR p.UntilOn > @today)
        ORDER BY CASE WHEN p.DeputyFor IS NULL THEN 0 ELSE 1 END, p.FromOn, p.Id
        """;

    private const string DeputiesNowOrLater = """
        SELECT h.Name, min(p.FromOn) AS "From", CASE WHEN count(p.UntilOn) = count(*) THEN max(p.UntilOn) END AS Until
        FROM Post p
        JOIN Person h ON h.Id = p.PersonId
        WHERE p.DeputyFor = @Id AND (p.UntilOn IS NULL OR p.UntilOn > @today)
        GROUP BY h.Id, h.Name
        ORDER BY h.Name
        """;
}
