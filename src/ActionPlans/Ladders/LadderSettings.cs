using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Settings;

namespace ActionPlans.Ladders;

/// <summary>Changes ladder.json, with a line in the audit trail. SQLite has one writer at a time, so two people's changes follow one another.</summary>
internal sealed class LadderSettings(Database database, SettingFile<LadderBook> file, TimeProvider clock)
{
    /// <param name="change">From the ladders as they are, and today, to those that shall be and what to say of it.</param>
    /// <exception cref="RefusedException">They make no sense together; nothing has changed.</exception>
    public void Change(string by, Func<IReadOnlyList<LadderRule>, DateOnly, (IReadOnlyList<LadderRule> After, string Said)> change)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var (after, said) = change(file.Current.Rules, LondonTime.Today(now));
        _ = new LadderBook(after);
        var text = after.Count == 0 ? null : LadderFile.Write(after);
        SettingsTrail.Tell(work, LadderFile.Name, text, now, by, said);
        file.Replace(text, work.Commit);
    }
}
