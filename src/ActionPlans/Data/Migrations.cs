using System.Reflection;
using ActionPlans.Audit;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Data;

/// <summary>Brings a database to the number that this release knows. Scripts are embedded under their path in db/ and journalled by it.</summary>
public static class Migrations
{
    private const string Prefix = "db/sqlite/";

    /// <summary>SQL cannot hash, so what this migration finds is chained by code.</summary>
    private const string IntroducesChain = "002_process.sql";

    /// <summary>Applies what is missing, all of it in one transaction: a database is at the old number or at the new one, never between.</summary>
    /// <exception cref="RefusedException">The database is newer than this program.</exception>
    public static void Apply(Database database, TimeProvider clock)
    {
        using var work = database.Begin();
        work.Execute("CREATE TABLE IF NOT EXISTS Migration (Name TEXT PRIMARY KEY, AppliedAt INTEGER NOT NULL) WITHOUT ROWID");
        var applied = work.Query<string>("SELECT Name FROM Migration").ToHashSet(StringComparer.Ordinal);
        var known = Known();

        var unknown = applied.Except(known).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw new RefusedException($"this database was made by a newer release (it has {unknown}): use that release, or another data folder");

        foreach (var name in known.Where(name => !applied.Contains(name)))
        {
            work.Execute(Script(name));
            if (name == IntroducesChain)
                AuditChain.Seal(work);
            work.Execute("INSERT INTO Migration (Name, AppliedAt) VALUES (@name, @now)", new { name, now = clock.GetUtcNow() });
        }

        work.Commit();
    }

    private static List<string> Known() => Assembly.GetExecutingAssembly()
        .GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/'))
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal)
        .AsList();

    private static string Script(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(n => n.Replace('\\', '/') == Prefix + name);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
