using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Settings;

namespace ActionPlans.Ladders;

/// <summary>Changes ladder.json, with a line in the record. SQLite has one writer at a time, so two people's changes follow one another.</summary>
internal sealed class LadderSettings(Database database, SettingFile<LadderBook> file, TimeProvider clock)
{
    /// <summary>Whose history the record keeps.</summary>
    public const string Subject = "settings ladder";

    /// <param name="change">From the ladders as they are to those that shall be, and what to say of it.</param>
    /// <exception cref="RefusedException">They make no sense together; nothing has changed.</exception>
    public void Change(string by, Func<IReadOnlyList<LadderRule>, DateOnly, (IReadOnlyList<LadderRule> After, string Said, LadderRule? Before, LadderRule? Now)> change)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var (after, said, before, then) = change(file.Current.Rules, LondonTime.Today(now));
        _ = new LadderBook(after);
        new TimelineEntry(Subject, now, then is null ? "ladder-withdrawn" : "ladder-set", by, said)
        {
            Before = before is null ? null : LadderFile.Write(before),
            After = then is null ? null : LadderFile.Write(then),
        }.Insert(work);
        file.Replace(after.Count == 0 ? null : LadderFile.Write(after), work.Commit);
    }
}
