using System.Reflection;
using ActionPlans.Audit;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Data;

/// <summary>Brings a database to the number that this release knows. Scripts are embedded under their path in db/ and journalled by it.</summary>
public static class Migrations
{
    /// <summary>SQL cannot hash, so what this migration finds is chained by code.</summary>
    private const string IntroducesChain = "002_process.sql";

    /// <summary>What <see cref="Apply"/> would do, in order; nothing when the database is at the number of this release. Changes nothing.</summary>
    /// <exception cref="RefusedException">The database is newer than this program.</exception>
    public static IReadOnlyList<string> Missing(Database database)
    {
        database.Check();
        using var work = database.BeginLooking();
        return Missing(work, Known(database));
    }

    /// <summary>
    /// Applies what is missing, all of it in one transaction: a database is at the old number or at the new one, never between. Of several processes
    /// that start at the same time one does it, and the others wait.
    /// </summary>
    /// <exception cref="RefusedException">The database is newer than this program.</exception>
    public static void Apply(Database database, TimeProvider clock)
    {
        if (Missing(database).Count == 0)
            return; // as at nearly every start, which so holds nobody up

        var known = Known(database);
        using var work = database.Begin();
        if (work.Columns("Migration").Count == 0)
            work.Script(database.Dialect.Journal);
        foreach (var name in Missing(work, known))
        {
            work.Script(Script(database, name));
            if (name == IntroducesChain)
                AuditChain.Seal(work);
            work.Execute("INSERT INTO Migration (Name, AppliedAt) VALUES (@name, @now)", new { name, now = clock.GetUtcNow() });
        }

        work.Commit();
    }

    /// <summary>Whether a newer release has brought the database on while this one is at work on it, as in an upgrade node by node.</summary>
    internal static bool IsBroughtOn(UnitOfWork work, Database database) => work.Query<string>("SELECT Name FROM Migration").Except(Known(database)).Any();

    private static List<string> Missing(UnitOfWork work, List<string> known)
    {
        var applied = work.Columns("Migration").Count == 0 ? [] : work.Query<string>("SELECT Name FROM Migration").ToHashSet(StringComparer.Ordinal);
        var unknown = applied.Except(known).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw new RefusedException($"this database was made by a newer release (it has {unknown}): use that release, or another data folder");
        return [.. known.Where(name => !applied.Contains(name))];
    }

    private static List<string> Known(Database database) => [.. Resources(database).Select(name => name[Prefix(database).Length..]).Order(StringComparer.Ordinal)];

    private static string Script(Database database, string name)
    {
        var resource = Resources(database).Single(one => one == Prefix(database) + name);
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Resources(Database database) => Assembly.GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix(database), StringComparison.Ordinal));

    private static string Prefix(Database database) => $"db/{database.Dialect.Folder}/";
}
