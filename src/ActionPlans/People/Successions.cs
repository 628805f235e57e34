using ActionPlans.Data;
using ActionPlans.Reports;

namespace ActionPlans.People;

/// <summary>Who answers for a body on a day: what an administrator registered counts before what the register of organisations knows.</summary>
internal static class Successions
{
    /// <summary>More takeovers in a row than history has; a loop ends here.</summary>
    private const int Longest = 20;

    /// <summary>The takeovers up to that day, oldest first; empty where the body still answers itself.</summary>
    public static IReadOnlyList<Succession> Path(UnitOfWork work, string body, DateOnly on)
    {
        var path = new List<Succession>();
        var name = body;
        while (path.Count < Longest && Next(work, name) is { } next && next.On <= on)
        {
            path.Add(next);
            name = next.To;
        }

        return path;
    }

    /// <summary>The name of the body that answers on that day; its own as long as nobody has taken over.</summary>
    public static string On(UnitOfWork work, string body, DateOnly on) => Path(work, body, on).LastOrDefault()?.To ?? body;

    private static Succession? Next(UnitOfWork work, string name)
    {
        using var registered = work.Bulk(RegisteredFor, "name").Read(name);
        return registered.Read()
            ? new Succession(name, registered.Text(0), TypeHandlers.Date(registered.Text(1)))
            : OrganisationRegister.Successors(name).FirstOrDefault();
    }

    private const string RegisteredFor = """
        SELECT n.Name, s.OnDate
        FROM Body b
        JOIN Succession s ON s.BodyId = b.Id
        JOIN Body n ON n.Id = s.SuccessorBodyId
        WHERE b.Name = @name
        """;
}
