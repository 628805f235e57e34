using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Deadlines;

/// <summary>A bank holiday that this release does not know.</summary>
/// <param name="Why">Its name, which deadlines explain themselves with.</param>
public sealed record AddBankHoliday(DateOnly Day, string Why, string By) : IRequest;

/// <summary>A bank holiday that this release has is none.</summary>
public sealed record WithdrawBankHoliday(DateOnly Day, string By) : IRequest;

/// <summary>Takes back what was added or withdrawn for a day: it is again as the release has it.</summary>
public sealed record RestoreBankHoliday(DateOnly Day, string By) : IRequest;

internal sealed class AddBankHolidayHandler(CalendarSettings settings) : RequestHandler<AddBankHoliday>
{
    private const int LongestName = 100;

    protected override void Handle(AddBankHoliday request)
    {
        var why = People.Plain.Text(request.Why, "the name of the bank holiday", LongestName);
        settings.Change(request.By, book => book.Calendar.HolidayOn(request.Day) is { } known
            ? throw new RefusedException($"{Say.Day(request.Day)} is a bank holiday already: {known.Why}")
            : (new CalendarBook([.. book.Added, new BankHoliday(request.Day, why)], [.. book.Withdrawn.Where(day => day != request.Day)]), $"Added the bank holiday on {Say.Day(request.Day)}: {why}."));
    }
}

internal sealed class WithdrawBankHolidayHandler(CalendarSettings settings) : RequestHandler<WithdrawBankHoliday>
{
    protected override void Handle(WithdrawBankHoliday request) => settings.Change(request.By, book =>
    {
        var known = book.Calendar.HolidayOn(request.Day) ?? throw new RefusedException($"{Say.Day(request.Day)} is no bank holiday: look at the list again");
        return (
            book.Added.Any(day => day.Date == request.Day)
                ? new CalendarBook([.. book.Added.Where(day => day.Date != request.Day)], book.Withdrawn)
                : new CalendarBook(book.Added, [.. book.Withdrawn, request.Day]),
            $"Withdrew the bank holiday on {Say.Day(request.Day)}: {known.Why}.");
    });
}

internal sealed class RestoreBankHolidayHandler(CalendarSettings settings) : RequestHandler<RestoreBankHoliday>
{
    protected override void Handle(RestoreBankHoliday request) => settings.Change(request.By, book =>
        book.Added.Any(day => day.Date == request.Day) || book.Withdrawn.Contains(request.Day)
            ? (new CalendarBook([.. book.Added.Where(day => day.Date != request.Day)], [.. book.Withdrawn.Where(day => day != request.Day)]), $"{Say.Day(request.Day)} is again as this release has it.")
            : throw new RefusedException($"Nothing was added or withdrawn for {Say.Day(request.Day)}: look at the list again"));
}
