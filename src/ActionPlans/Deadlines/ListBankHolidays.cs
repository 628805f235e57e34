using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Settings;
using MediatR;

namespace ActionPlans.Deadlines;

/// <summary>The bank holidays of one year as they are known now.</summary>
public sealed record ListBankHolidays(int Year) : IRequest<BankHolidayList>;

/// <param name="IsProvisional">By rule: they had not been announced when this was released.</param>
/// <param name="Problem">Why the file as it is now is not in force; null when it is.</param>
/// <param name="History">The newest changes, newest first.</param>
public sealed record BankHolidayList(IReadOnlyList<BankHolidayLine> Days, bool IsProvisional, string? Problem, IReadOnlyList<HistoryEntry> History);

/// <param name="Standing">release, added or withdrawn.</param>
public sealed record BankHolidayLine(DateOnly Day, string Why, string Standing);

internal sealed class ListBankHolidaysHandler(Database database, SettingFile<CalendarBook> file) : RequestHandler<ListBankHolidays, BankHolidayList>
{
    private const int NewestChanges = 20;

    protected override BankHolidayList Handle(ListBankHolidays request)
    {
        var book = file.Current;
        var added = book.Added.Where(day => day.Date.Year == request.Year).ToList();
        var days = BankHolidays.Of(request.Year)
            .Where(day => added.TrueForAll(other => other.Date != day.Date))
            .Select(day => new BankHolidayLine(day.Date, day.Why, book.Withdrawn.Contains(day.Date) ? "withdrawn" : "release"))
            .Concat(added.Select(day => new BankHolidayLine(day.Date, day.Why, "added")));
        using var work = database.BeginReading();
        return new BankHolidayList(
            [.. days.OrderBy(day => day.Day)], BankHolidays.IsProvisional(request.Year), file.Problem, History.Of(work, CalendarFile.Name, NewestChanges));
    }
}
