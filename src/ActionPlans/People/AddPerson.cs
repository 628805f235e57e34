using ActionPlans.Data;
using MediatR;

namespace ActionPlans.People;

/// <summary>Registers somebody who can hold posts. Name and address are each given once.</summary>
public sealed record AddPerson(string Name, string Email, string By) : IRequest;

internal sealed class AddPersonHandler(Database database, TimeProvider clock) : RequestHandler<AddPerson>
{
    protected override void Handle(AddPerson request)
    {
        using var work = database.Begin();
        PersonRecord.Add(work, request.Name, request.Email, clock.GetUtcNow(), request.By);
        work.Commit();
    }
}
