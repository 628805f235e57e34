using ActionPlans.Data;
using MediatR;

namespace ActionPlans.People;

/// <summary>Registers somebody who can hold posts. Name and address are each given once.</summary>
/// <returns>The person's number.</returns>
public sealed record AddPerson(string Name, string Email, string By) : IRequest<long>;

internal sealed class AddPersonHandler(Database database, TimeProvider clock) : RequestHandler<AddPerson, long>
{
    protected override long Handle(AddPerson request)
    {
        using var work = database.Begin();
        var person = PersonRecord.Add(work, request.Name, request.Email, clock.GetUtcNow(), request.By);
        work.Commit();
        return person.Id;
    }
}
