using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody is away: what would go to them goes to their deputy meanwhile.</summary>
/// <param name="From">The first day away, Europe/London.</param>
/// <param name="To">The last day away, inclusive.</param>
public sealed record RecordAbsence(string Person, DateOnly From, DateOnly To, string By) : IRequest;

internal sealed class RecordAbsenceHandler(Database database, TimeProvider clock) : RequestHandler<RecordAbsence>
{
    protected override void Handle(RecordAbsence request)
    {
        Plain.Period(request.From, request.To.AddDays(1));
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        if (work.Scalar<long>("SELECT count(*) FROM Absence WHERE PersonId = @Id AND FromOn <= @To AND ToOn >= @From", new { person.Id, request.From, request.To }) > 0)
            throw new RefusedException($"{person.Name} is recorded as away on some of these days already: 'actionplans people list' shows when");

        work.Execute(
            "INSERT INTO Absence (Id, PersonId, FromOn, ToOn) VALUES (@id, @Id, @From, @To)", new { id = work.NextId("Absence"), person.Id, request.From, request.To });
        person.Record(
            work, clock.GetUtcNow(), request.By, "absence-recorded", FormattableString.Invariant($"{person.Name} is away from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}."));
        work.Commit();
    }
}
