using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Runtime;
using Microsoft.Extensions.Configuration;

namespace ActionPlans.Audit;

/// <summary>
/// The files that decide who is told and what is due: when one is another than it was at the start before, the audit trail says so. Who wrote it
/// with an editor is not known to the program; that the rules changed, and when, is.
/// </summary>
public sealed class SettingsTrail(Database database, IConfiguration configuration, TimeProvider clock)
{
    private const string Kind = "settings-changed";
    private const string None = "none";

    /// <summary>To be called at the start of a program, once the files have been read.</summary>
    public void Record()
    {
        Record(LadderFile.Name, configuration[LadderFile.Setting]);
        Record(CalendarFile.Name, configuration[CalendarFile.Setting]);
    }

    /// <summary>A change that a person makes through the program, in the transaction that is committed just before the file is put in its place.</summary>
    /// <param name="text">What the file says from then on; null: it is gone.</param>
    internal static void Tell(UnitOfWork work, string name, string? text, DateTimeOffset at, string by, string said) => new TimelineEntry(name, at, Kind, by, said)
    {
        Before = Last(work, name),
        After = text is null ? None : Hash(Encoding.UTF8.GetBytes(text)),
    }.Insert(work);

    private static string Hash(byte[] content) => $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(content))}";

    private void Record(string name, string? path)
    {
        var now = path is not null && File.Exists(path) ? Hash(File.ReadAllBytes(path)) : None;
        using (var reading = database.BeginReading())
        {
            if (Last(reading, name) == now)
                return;
        }

        using var work = database.Begin();
        var before = Last(work, name);
        if (before == now)
            return; // another program that starts at the same moment was first
        new TimelineEntry(name, clock.GetUtcNow(), Kind, TimelineEntry.System, now == None ? $"{name} is gone: what is built in holds from now on." : $"{name} is another than before and holds from now on.")
        {
            Before = before,
            After = now,
        }.Insert(work);
        work.Commit();
    }

    private static string Last(UnitOfWork work, string name) =>
        work.QueryFirst<string>("SELECT After FROM TimelineEntry WHERE Subject = @name AND Kind = @Kind ORDER BY Id DESC LIMIT 1", new { name, Kind }) ?? None;
}
