using System.Globalization;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Installations;

/// <summary>An installation's file, kept elsewhere and brought back. Servers have backups of their own.</summary>
public static class InstallationBackup
{
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    /// <summary>As it stands at one moment; people and the worker go on meanwhile. The file is there under its name when it has been looked through, and not before.</summary>
    /// <exception cref="RefusedException">It cannot be made, or was not whole.</exception>
    public static BackedUp Write(Database database, string file)
    {
        if (database.OwnBackup is { } own)
            throw new RefusedException($"{database.Dialect.Name} makes its own backups: {own}");
        if (!File.Exists(database.File))
            throw new RefusedException("there is no installation in the data folder: choose another with --data");
        if (File.Exists(file))
            throw new RefusedException($"{Path.GetFileName(file)} is there already: give another name, or remove it first");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new RefusedException($"there is no folder for {Path.GetFileName(file)}: make it first");

        return Finished(file, Path.GetFileName(file), partial =>
        {
            using var source = (SqliteConnection)database.OpenForReading();
            using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ToString());
            target.Open();
            source.BackupDatabase(target);
        });
    }

    /// <summary>What was there is kept beside it.</summary>
    /// <param name="database">The installation, of which there may be nothing yet. Nobody works with it.</param>
    /// <returns>What is there now, and the name of the file that has what was there; null when nothing was.</returns>
    /// <exception cref="RefusedException">The backup is not whole, or the installation is in use; nothing was changed.</exception>
    public static (BackedUp Restored, string? Kept) Restore(Database database, string backup, TimeProvider clock)
    {
        if (database.OwnRestore is { } own)
            throw new RefusedException($"{database.Dialect.Name} brings its own backups back: {own}");
        if (!File.Exists(backup))
            throw new RefusedException($"there is no file {Path.GetFileName(backup)}: see whether the name is right");

        var file = database.File!;
        Nodes.RequireNone(database);
        string? kept = null;
        var restored = Finished(file, Path.GetFileName(backup), partial => File.Copy(backup, partial), () => kept = Keep(database, clock));
        return (restored, kept);
    }

    /// <summary>Makes a file under another name, looks it through, and only then gives it its own.</summary>
    private static BackedUp Finished(string file, string name, Action<string> make, Action? before = null)
    {
        var partial = file + ".partial";
        File.Delete(partial);
        try
        {
            make(partial);
            var found = Check(partial, name);
            using (var handle = File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            before?.Invoke();
            File.Move(partial, file);
            return found;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static string? Keep(Database database, TimeProvider clock)
    {
        var file = database.File!;
        if (!File.Exists(file))
            return null;
        Nodes.RequireNone(database); // it took a while
        var kept = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}-until-{clock.GetUtcNow():yyyyMMdd-HHmmss}.db");
        File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, kept));
        return kept;
    }

    private static BackedUp Check(string file, string name)
    {
        try
        {
            using var database = Database.AtFile(file);
            Migrations.Missing(database);
            using var work = database.BeginReading();
            if (work.Columns("TimelineEntry").Count == 0)
                throw new RefusedException($"{name} is no installation of ActionPlans");
            if (work.Query<string>("PRAGMA integrity_check") is not ["ok"] || work.Query<string>("SELECT \"table\" FROM pragma_foreign_key_check") is not [])
                throw new RefusedException($"{name} is damaged: use another backup");
            var trail = VerifyAuditHandler.Follow(work, head: null);
            if (!trail.IsWhole)
                throw new RefusedException($"{name} has an audit trail that was changed (entry {trail.Broken!.Id}): use another backup");
            return new BackedUp(trail, work.Scalar<long?>("SELECT max(At) FROM TimelineEntry") is { } until ? TypeHandlers.Instant(until) : null, new FileInfo(file).Length);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            throw new RefusedException($"{name} is no database of ActionPlans, or is damaged: use another backup");
        }
    }
}
