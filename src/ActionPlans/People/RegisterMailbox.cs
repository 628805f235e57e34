using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.People;

/// <summary>A mailbox that belongs to a role rather than to a person. One that was registered for the role before ends on that day.</summary>
/// <param name="Address">Null: the role has no mailbox from that day on.</param>
/// <param name="From">The first day on which it is used, Europe/London.</param>
public sealed record RegisterMailbox(string Body, PostRole Role, string? Address, DateOnly From, string By) : IRequest;

internal sealed class RegisterMailboxHandler(Database database, TimeProvider clock) : RequestHandler<RegisterMailbox>
{
    protected override void Handle(RegisterMailbox request)
    {
        var address = request.Address is null ? null : Plain.Address(request.Address);
        var now = clock.GetUtcNow();
        var role = request.Role.ToStored();
        using var work = database.Begin();
        var (body, name) = Bodies.GetOrAdd(work, request.Body, Bodies.KindOf(request.Role), now, request.By);
        var before = work.QueryFirst<string>(
            "SELECT Address FROM RoleMailbox WHERE BodyId = @body AND Role = @role AND FromOn <= @From AND (UntilOn IS NULL OR UntilOn > @From)", new { body, role, request.From });
        work.Execute("DELETE FROM RoleMailbox WHERE BodyId = @body AND Role = @role AND FromOn >= @From", new { body, role, request.From });
        work.Execute(
            "UPDATE RoleMailbox SET UntilOn = @From WHERE BodyId = @body AND Role = @role AND (UntilOn IS NULL OR UntilOn > @From)", new { body, role, request.From });
        if (address is not null)
            work.Execute(
                "INSERT INTO RoleMailbox (Id, BodyId, Role, Address, FromOn) VALUES (@id, @body, @role, @address, @From)",
                new { id = work.NextId("RoleMailbox"), body, role, address, request.From });
        new TimelineEntry(
            $"body {name}", now, "mailbox-registered", request.By,
            FormattableString.Invariant($"The mailbox of the role '{role}' at {name} is {address ?? "none"} from {request.From:yyyy-MM-dd}.")) { Before = before, After = address }.Insert(work);
        work.Commit();
    }
}
