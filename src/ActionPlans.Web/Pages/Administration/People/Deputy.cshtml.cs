using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class DeputyModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty]
    public string? Deputy { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(Deputy), Deputy, "Enter the name of the deputy");
        Require(nameof(From), From, "Enter the first day");
        return await DoAsync(nameof(Deputy), Thanks("deputy"), () => new NameDeputy(Deputy!, Person.Name, From!.Value, To?.AddDays(1), By), cancellationToken);
    }
}
