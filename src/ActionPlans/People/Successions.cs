using ActionPlans.Data;
using ActionPlans.Reports;

namespace ActionPlans.People;

/// <summary>Who answers for a body on a day: what an administrator registered counts before what the register of organisations knows.</summary>
internal static class Successions
{
    /// <summary>More takeovers in a row than history has; a loop ends here.</summary>
    private const int Longest = 20;

    /// <summary>The takeovers up to that day, oldest first; empty where the body still answers itself.</summary>
    public static IReadOnlyList<Succession> Path(UnitOfWork work, string body, DateOnly on) => Path(body, on, name => Registered(work, name));

    /// <summary>The same for many bodies: what is registered is read once.</summary>
    public static Func<string, IReadOnlyList<Succession>> Paths(UnitOfWork work, DateOnly on)
    {
        var registered = work.Query<Row>(AllRegistered).ToDictionary(row => row.Name, row => new Succession(row.Name, row.Successor, row.OnDate), StringComparer.Ordinal);
        return body => Path(body, on, registered.GetValueOrDefault);
    }

    /// <summary>The name of the body that answers on that day; its own as long as nobody has taken over.</summary>
    public static string On(UnitOfWork work, string body, DateOnly on) => Path(work, body, on).LastOrDefault()?.To ?? body;

    private static List<Succession> Path(string body, DateOnly on, Func<string, Succession?> registered)
    {
        var path = new List<Succession>();
        var name = body;
        while (path.Count < Longest && (registered(name) ?? OrganisationRegister.Successors(name).FirstOrDefault()) is { } next && next.On <= on)
        {
            path.Add(next);
            name = next.To;
        }

        return path;
    }

    private static Succession? Registered(UnitOfWork work, string name)
    {
        using var registered = work.Bulk(RegisteredFor, "name").Read(name);
        return registered.Read() ? new Succession(name, registered.Text(0), TypeHandlers.Date(registered.Text(1))) : null;
    }

    private sealed record Row(string Name, string Successor, DateOnly OnDate);

    private const string AllRegistered = """
        SELECT b.Name, n.Name AS Successor, s.OnDate
        FROM Succession s
        JOIN Body b ON b.Id = s.BodyId
        JOIN Body n ON n.Id = s.SuccessorBodyId
        """;

    private const string RegisteredFor = """
        SELECT n.Name, s.OnDate
        FROM Body b
        JOIN Succession s ON s.BodyId = b.Id
        JOIN Body n ON n.Id = s.SuccessorBodyId
        WHERE b.Name = @name
        """;
}
