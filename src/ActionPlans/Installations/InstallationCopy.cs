using System.Data.Common;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;

namespace ActionPlans.Installations;

/// <summary>A whole installation from one database into another, of whatever kind each is: all of it, checked, or nothing.</summary>
public static class InstallationCopy
{
    /// <param name="from">Of this release. Nobody writes to it meanwhile.</param>
    /// <param name="to">An empty database, or one that has nothing but the tables.</param>
    /// <param name="copied">Is told of each table when it has been compared. It counts from the return of this method on.</param>
    /// <returns>The audit trail of the copy.</returns>
    /// <exception cref="RefusedException">One of them is not like this, or is worked with; nothing was copied.</exception>
    public static AuditVerdict Run(Database from, Database to, TimeProvider clock, Action<CopiedTable> copied)
    {
        RequireThisRelease(from);
        RequireEmpty(to);
        Nodes.RequireNone(from);
        Nodes.RequireNone(to);
        Migrations.Apply(to, clock);

        using var source = from.Begin();
        using var target = to.Begin();
        target.Execute($"DELETE FROM {InstallationTables.Setting}");
        foreach (var table in InstallationTables.All)
            copied(Copy(source, target, table, to));
        target.CountOn();
        var trail = VerifyAuditHandler.Follow(target, head: null);
        if (!trail.IsWhole)
            throw new RefusedException("the audit trail is broken ('actionplans verify' says where): nothing was copied");
        target.Commit();
        return trail;
    }

    private static void RequireThisRelease(Database from)
    {
        if (Migrations.Missing(from).Count > 0)
            throw new RefusedException("the database to copy from has no installation of this release: see whether it is the right one, and bring it up with 'actionplans migrate'");
    }

    private static void RequireEmpty(Database to)
    {
        var missing = Migrations.Missing(to);
        using var work = to.BeginLooking();
        if (work.Columns("Migration").Count == 0)
            return;
        if (missing.Count > 0)
            throw new RefusedException("the database to copy to is of an earlier release: have an empty one made");
        if (InstallationTables.All.FirstOrDefault(table => table != InstallationTables.Setting && work.Scalar<long>($"SELECT count(*) FROM {table}") > 0) is { } used)
            throw new RefusedException($"the database to copy to is in use (there is something in {used}): have an empty one made");
    }

    private static CopiedTable Copy(UnitOfWork source, UnitOfWork target, string table, Database to)
    {
        using var read = new TableHash();
        using var written = new TableHash();
        try
        {
            RowCopy.Run(source, target, table, "1 = 1", column => column, moment: null, read.Add);
            RowCopy.Read(target, table, written.Add);
        }
        catch (DbException refused) when (DatabaseProblem.Explain(refused) is null)
        {
            throw new RefusedException($"{to.Dialect.Name} does not take the rows of {table}: {refused.Message.ReplaceLineEndings(" ")}; nothing was copied");
        }

        if (read.Rows != written.Rows || read.ToString() != written.ToString())
            throw new RefusedException(FormattableString.Invariant(
                $"{table} is not the same after copying ({read.Rows} rows with hash {read}, then {written.Rows} with {written}): nothing was copied; report this as a fault"));
        return new CopiedTable(table, read.Rows, read.ToString());
    }
}
