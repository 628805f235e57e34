using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody has another e-mail address: letters go there, and they sign in with it.</summary>
public sealed record ChangeAddress(string Person, string Email, string By) : IRequest<Decision>;

internal sealed class ChangeAddressHandler(Database database, TimeProvider clock) : RequestHandler<ChangeAddress, Decision>
{
    protected override Decision Handle(ChangeAddress request)
    {
        var email = Plain.Address(request.Email);
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        if (person.Email == email)
            return Decision.Ignored($"{email} is {person.Name}'s address already");
        if (work.QueryFirst<string>("SELECT Name FROM Person WHERE Email = @email AND Id <> @Id", new { email, person.Id }) is { } other)
            throw new RefusedException($"{email} is {other}'s address already: give each person one of their own");
        if (work.Execute("UPDATE Person SET Email = @email, Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { email, person.Id, person.Version }) == 0)
            return Decision.Ignored($"Somebody else changed {person.Name} at the same moment: look again");
        Accounts.StartPasswords.Rename(work, person.Id, email);
        person.Record(work, clock.GetUtcNow(), request.By, "address-changed", $"The address of {person.Name} is {email}.", before: person.Email, after: email);
        work.Commit();
        return Decision.Accepted;
    }
}
