using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.People;

namespace ActionPlans.Deadlines;

/// <summary>
/// How far ahead the bank holidays are known. Later ones are counted by rule, and a government may still move or add a day: an administrator is told
/// once for each such year, when it begins within twelve months.
/// </summary>
internal sealed class CalendarReach(Database database, SendingHours hours, TimeProvider clock)
{
    public void Check()
    {
        var now = clock.GetUtcNow();
        var year = LondonTime.Today(now).AddYears(1).Year;
        if (!BankHolidays.IsProvisional(year))
            return;

        using var work = database.Begin();
        var task = new TaskToRaise(
            TaskToRaise.CalendarEnds, FormattableString.Invariant($"bank holidays of {year}"),
            FormattableString.Invariant($"The bank holidays of {year} were not announced when this release was made; deadlines in it are counted by rule. Install a newer release, or compare them with ")
            + FormattableString.Invariant($"gov.uk/bank-holidays, write what differs into {CalendarFile.Name} and run: actionplans calendar check"));
        // Also when it is done: an administrator has looked, and there is nothing more to be said about that year.
        if (AdministratorTasks.WasRaised(work, task))
            return;
        AdministratorTasks.Raise(work, task, now, hours.EarliestFrom(now));
        work.Commit();
    }
}
