using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class LeaveModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty]
    public DateOnly? On { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(On), On, "Enter the first day without them");
        return await TryAsync(nameof(On), Thanks("left"), () => Mediator.Send(new LeavePosts(Person.Name, On!.Value, By), cancellationToken), cancellationToken);
    }
}
