using System.Runtime.CompilerServices;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;

namespace ActionPlans.Access;

/// <summary>Who somebody is today, and what they may see.</summary>
public sealed class Viewers(Database database, CurrentViewer current, TimeProvider clock)
{
    private readonly ConditionalWeakTable<Viewer, Scope> scopes = [];

    /// <summary>The person as they are today; nobody when there is none, or when they have left.</summary>
    public Viewer OfPerson(long person)
    {
        using var work = database.BeginReading();
        var today = LondonTime.Today(clock.GetUtcNow());
        var name = work.QueryFirst<string>("SELECT Name FROM Person WHERE Id = @person AND (LeftOn IS NULL OR LeftOn > @today)", new { person, today });
        return name is null ? Viewer.Nobody : new Viewer(person, name, Actors.Of(work, name, today).Posts);
    }

    /// <summary>What the current viewer may see. Found out once for each <see cref="Viewer"/>, which lives as long as one request from outside.</summary>
    internal Scope Scope(UnitOfWork work) => scopes.GetValue(current.Viewer, viewer => Access.Scope.Of(work, viewer, LondonTime.Today(clock.GetUtcNow())));
}
