using ActionPlans.Access;
using ActionPlans.Recommendations;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

/// <summary>The first date of a recommendation for which the report prints none.</summary>
internal sealed class DateModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : DeedPage(mediator, current, clock, "R", Deed.AgreeDate)
{
    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(On), On, "Enter the date");
        Require(nameof(Reason), Reason, "Say who agreed to it, and why");
        return TryAsync(nameof(On), Thanks("date"), () => Mediator.Send(new AgreeDeadline(Subject, On!.Value, Reason!.Trim(), By), cancellationToken), cancellationToken);
    }
}
