using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody holds a role at a body from a day on. A body that nobody has named yet is made.</summary>
/// <param name="From">The first day, inclusive, Europe/London.</param>
/// <param name="Until">The first day on which it is no longer so; null: no end is known.</param>
public sealed record GivePost(string Person, string Body, PostRole Role, DateOnly From, DateOnly? Until, string By) : IRequest;

internal sealed class GivePostHandler(Database database, TimeProvider clock) : RequestHandler<GivePost>
{
    protected override void Handle(GivePost request)
    {
        using var work = database.Begin();
        Posts.Give(work, PersonRecord.Get(work, request.Person), request.Body, request.Role, request.From, request.Until, clock.GetUtcNow(), request.By);
        work.Commit();
    }
}

/// <summary>Somebody no longer holds a role at a body.</summary>
/// <param name="On">The first day without it.</param>
public sealed record EndPost(string Person, string Body, PostRole Role, DateOnly On, string By) : IRequest;

internal sealed class EndPostHandler(Database database, TimeProvider clock) : RequestHandler<EndPost>
{
    protected override void Handle(EndPost request)
    {
        using var work = database.Begin();
        Posts.End(work, PersonRecord.Get(work, request.Person), request.Body, request.Role, request.On, clock.GetUtcNow(), request.By);
        work.Commit();
    }
}
