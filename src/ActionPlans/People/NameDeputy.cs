using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>Somebody acts for another person in every post that person holds, whenever they are away.</summary>
/// <param name="From">From when they can be asked to; Europe/London.</param>
/// <param name="Until">The first day on which it is no longer so; null: no end is known.</param>
public sealed record NameDeputy(string Deputy, string For, DateOnly From, DateOnly? Until, string By) : IRequest;

internal sealed class NameDeputyHandler(Database database, TimeProvider clock) : RequestHandler<NameDeputy>
{
    protected override void Handle(NameDeputy request)
    {
        using var work = database.Begin();
        var deputy = PersonRecord.Get(work, request.Deputy);
        var person = PersonRecord.Get(work, request.For);
        if (deputy.Id == person.Id)
            throw new RefusedException($"{person.Name} cannot be their own deputy: name somebody else");
        var posts = Posts.Own(work, person, request.From);
        if (posts.Count == 0)
            throw new RefusedException($"{person.Name} holds no post that somebody could act in: give it first with 'actionplans people post'");

        foreach (var post in posts)
            Posts.Give(
                work, deputy, post.Body, StoredName.ToPostRole(post.Role), post.FromOn > request.From ? post.FromOn : request.From, request.Until, clock.GetUtcNow(), request.By, person);
        work.Commit();
    }
}
