using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Settings;

namespace ActionPlans.Deadlines;

/// <summary>Changes bank-holidays.json, with a line in the audit trail. SQLite has one writer at a time, so two people's changes follow one another.</summary>
internal sealed class CalendarSettings(Database database, SettingFile<CalendarBook> file, TimeProvider clock)
{
    /// <param name="change">From what is added and withdrawn to what shall be, and what to say of it.</param>
    /// <exception cref="RefusedException">It makes no sense; nothing has changed.</exception>
    public void Change(string by, Func<CalendarBook, (CalendarBook After, string Said)> change)
    {
        using var work = database.Begin();
        var (after, said) = change(file.Current);
        var text = CalendarFile.Write(after);
        SettingsTrail.Tell(work, CalendarFile.Name, text, clock.GetUtcNow(), by, said);
        file.Replace(text, work.Commit);
    }
}
