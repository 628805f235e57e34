using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Settings;

namespace ActionPlans.Deadlines;

/// <summary>Changes bank-holidays.json, with a line in the record. SQLite has one writer at a time, so two people's changes follow one another.</summary>
internal sealed class CalendarSettings(Database database, SettingFile<CalendarBook> file, TimeProvider clock)
{
    /// <summary>Whose history the record keeps.</summary>
    public const string Subject = "settings calendar";

    /// <exception cref="RefusedException">It makes no sense; nothing has changed.</exception>
    public void Change(string by, string kind, Func<CalendarBook, (CalendarBook After, string Said)> change)
    {
        using var work = database.Begin();
        var before = file.Current;
        var (after, said) = change(before);
        new TimelineEntry(Subject, clock.GetUtcNow(), kind, by, said) { Before = Summary(before), After = Summary(after) }.Insert(work);
        file.Replace(CalendarFile.Write(after), work.Commit);
    }

    private static string Summary(CalendarBook book) => FormattableString.Invariant(
        $"added {string.Join(", ", book.Added.Select(day => $"{day.Date:yyyy-MM-dd}"))}; withdrawn {string.Join(", ", book.Withdrawn.Select(day => $"{day:yyyy-MM-dd}"))}");
}
