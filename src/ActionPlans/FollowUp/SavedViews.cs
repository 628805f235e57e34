using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.FollowUp;

/// <summary>The viewer's own saved lists, by name.</summary>
public sealed record ListViews : IRequest<IReadOnlyList<SavedView>>;

/// <param name="Query">The list's address after the question mark.</param>
[method: ExplicitConstructor]
public sealed record SavedView(long Id, string Name, string Query);

/// <summary>Keeps a list for the viewer under a name; one of that name is replaced.</summary>
public sealed record SaveView(string Name, string Query) : IRequest<Decision>;

/// <summary>Forgets one of the viewer's own lists.</summary>
public sealed record RemoveView(long Id) : IRequest<Decision>;

internal sealed class ListViewsHandler(Database database, CurrentViewer current) : RequestHandler<ListViews, IReadOnlyList<SavedView>>
{
    protected override IReadOnlyList<SavedView> Handle(ListViews request)
    {
        using var connection = database.OpenForReading();
        return connection.Query<SavedView>("SELECT Id, Name, Query FROM SavedView WHERE PersonId = @PersonId ORDER BY Name", new { current.Viewer.PersonId }).AsList();
    }
}

internal sealed class SaveViewHandler(Database database, CurrentViewer current) : RequestHandler<SaveView, Decision>
{
    private const int Most = 20;

    protected override Decision Handle(SaveView request)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > 60)
            return Decision.Refused("Give it a name of at most 60 characters.");
        if (request.Query.Length > 1_000)
            return Decision.Refused("This list has too many conditions to be saved.");
        if (current.Viewer.PersonId is not { } person)
            return Decision.Refused("Only people who are registered can save lists.");

        using var work = database.Begin();
        if (work.Execute("UPDATE SavedView SET Query = @Query WHERE PersonId = @person AND Name = @name", new { request.Query, person, name }) == 0)
        {
            if (work.Scalar<long>("SELECT count(*) FROM SavedView WHERE PersonId = @person", new { person }) >= Most)
                return Decision.Refused($"You have {Most} saved lists already: remove one first.");
            work.Execute("INSERT INTO SavedView (Id, PersonId, Name, Query) VALUES (@id, @person, @name, @Query)", new { id = work.NextId("SavedView"), person, name, request.Query });
        }

        work.Commit();
        return Decision.Accepted;
    }
}

internal sealed class RemoveViewHandler(Database database, CurrentViewer current) : RequestHandler<RemoveView, Decision>
{
    protected override Decision Handle(RemoveView request)
    {
        using var work = database.Begin();
        var removed = work.Execute("DELETE FROM SavedView WHERE Id = @Id AND PersonId = @PersonId", new { request.Id, current.Viewer.PersonId });
        work.Commit();
        return removed == 1 ? Decision.Accepted : Decision.Ignored("It has been removed already.");
    }
}
