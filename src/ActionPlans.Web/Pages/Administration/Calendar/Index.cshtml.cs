using System.Globalization;
using ActionPlans.Access;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Calendar;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : AdministrationPage(mediator, current)
{
    private const int YearsAhead = 5;

    /// <summary>Reports of twenty years ago are still worked with.</summary>
    private const int YearsBack = 15;

    private readonly int now = LondonTime.Today(clock.GetUtcNow()).Year;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public DateOnly? NewDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public BankHolidayList Holidays { get; private set; } = null!;

    public long Proposals { get; private set; }

    public IEnumerable<(string Value, string Text)> Years => Enumerable.Range(now - YearsBack, YearsBack + YearsAhead + 1)
        .Append(Year).Distinct().Order().Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => (year, year));

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Year is < BankHolidays.FirstYear or > BankHolidays.LastYear)
            Year = now;
        Holidays = await Mediator.Send(new ListBankHolidays(Year), cancellationToken);
        Proposals = (await Mediator.Send(new FindProposals(PageSize: 1), cancellationToken)).Total;
    }

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        Require(nameof(NewDay), NewDay, "Enter the day");
        Require(nameof(Why), Why, "Enter the name");
        return ChangeAsync(nameof(NewDay), () => new AddBankHoliday(NewDay!.Value, Why!, By), cancellationToken);
    }

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        Require("", Day, "Choose a day of the list");
        return ChangeAsync("", () => new WithdrawBankHoliday(Day!.Value, By), cancellationToken);
    }

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken)
    {
        Require("", Day, "Choose a day of the list");
        return ChangeAsync("", () => new RestoreBankHoliday(Day!.Value, By), cancellationToken);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        await Mediator.Send(new CheckCalendar(), cancellationToken);
        return LocalRedirect("/administration/proposals");
    }

    /// <summary>What follows for the deadlines is proposed at once: nobody has to think of it.</summary>
    private async Task<IActionResult> ChangeAsync(string field, Func<IRequest> request, CancellationToken cancellationToken)
    {
        var moves = false;
        var changed = await TryAsync(field, "/", async () =>
        {
            await Mediator.Send(request(), cancellationToken);
            moves = (await Mediator.Send(new CheckCalendar(), cancellationToken)).Proposed > 0;
            return Decision.Accepted;
        }, cancellationToken);
        return changed is LocalRedirectResult ? LocalRedirect(FormattableString.Invariant($"/administration/calendar?year={Year}&done={(moves ? "holiday-moves" : "holiday")}")) : changed;
    }
}
