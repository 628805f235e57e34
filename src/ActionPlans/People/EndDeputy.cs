using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody no longer acts for another person.</summary>
/// <param name="On">The first day without it.</param>
public sealed record EndDeputy(string Deputy, string For, DateOnly On, string By) : IRequest<Decision>;

internal sealed class EndDeputyHandler(Database database, TimeProvider clock) : RequestHandler<EndDeputy, Decision>
{
    protected override Decision Handle(EndDeputy request)
    {
        using var work = database.Begin();
        var deputy = PersonRecord.Get(work, request.Deputy);
        var person = PersonRecord.Get(work, request.For);
        var parameters = new { deputy.Id, person = person.Id, request.On };
        var ended = work.Execute("DELETE FROM Post WHERE PersonId = @Id AND DeputyFor = @person AND FromOn >= @On", parameters)
            + work.Execute("UPDATE Post SET UntilOn = @On WHERE PersonId = @Id AND DeputyFor = @person AND (UntilOn IS NULL OR UntilOn > @On)", parameters);
        if (ended == 0)
            return Decision.Ignored($"{deputy.Name} does not act for {person.Name} then anyway");
        person.Record(work, clock.GetUtcNow(), request.By, "deputy-ended", FormattableString.Invariant($"{deputy.Name} no longer acts for {person.Name} from {request.On:yyyy-MM-dd}."));
        work.Commit();
        return Decision.Accepted;
    }
}
