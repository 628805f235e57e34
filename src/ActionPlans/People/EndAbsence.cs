using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody is back earlier than was recorded, or does not go at all.</summary>
/// <param name="From">The first day of the absence as recorded.</param>
/// <param name="Back">The first day on which they are there again; on or before <paramref name="From"/>: they were not away.</param>
public sealed record EndAbsence(string Person, DateOnly From, DateOnly Back, string By) : IRequest<Decision>;

internal sealed class EndAbsenceHandler(Database database, TimeProvider clock) : RequestHandler<EndAbsence, Decision>
{
    protected override Decision Handle(EndAbsence request)
    {
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        var parameters = new { person.Id, request.From, Last = request.Back.AddDays(-1) };
        var ended = request.Back <= request.From
            ? work.Execute("DELETE FROM Absence WHERE PersonId = @Id AND FromOn = @From", parameters)
            : work.Execute("UPDATE Absence SET ToOn = @Last WHERE PersonId = @Id AND FromOn = @From AND ToOn > @Last", parameters);
        if (ended == 0)
            return Decision.Ignored($"{person.Name} is back by then already");
        person.Record(
            work, clock.GetUtcNow(), request.By, "absence-ended",
            request.Back <= request.From
                ? FormattableString.Invariant($"{person.Name} is not away from {request.From:yyyy-MM-dd}.")
                : FormattableString.Invariant($"{person.Name}, away from {request.From:yyyy-MM-dd}, is back on {request.Back:yyyy-MM-dd}."));
        work.Commit();
        return Decision.Accepted;
    }
}
