using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody leaves: from that day on nothing is sent to them, and they are entitled to nothing. Their name stays in the record.</summary>
/// <param name="On">The first day without them, Europe/London.</param>
public sealed record LeavePosts(string Person, DateOnly On, string By) : IRequest<Decision>;

internal sealed class LeavePostsHandler(Database database, TimeProvider clock) : RequestHandler<LeavePosts, Decision>
{
    protected override Decision Handle(LeavePosts request)
    {
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        if (work.Execute(
                "UPDATE Person SET LeftOn = @On, Version = Version + 1 WHERE Id = @Id AND Version = @Version", new { request.On, person.Id, person.Version }) == 0)
            return Decision.Ignored($"somebody else changed {person.Name} at the same moment: look again with 'actionplans people list'");

        work.Execute("UPDATE Post SET UntilOn = @On WHERE PersonId = @Id AND (UntilOn IS NULL OR UntilOn > @On) AND FromOn < @On", new { request.On, person.Id });
        person.Record(
            work, clock.GetUtcNow(), request.By, "person-left", FormattableString.Invariant($"{person.Name} leaves; {request.On:yyyy-MM-dd} is the first day without them."),
            before: person.LeftOn is { } before ? FormattableString.Invariant($"left on {before:yyyy-MM-dd}") : "there", after: FormattableString.Invariant($"left on {request.On:yyyy-MM-dd}"));
        work.Commit();
        return Decision.Accepted;
    }
}
