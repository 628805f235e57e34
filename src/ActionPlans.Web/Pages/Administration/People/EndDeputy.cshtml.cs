using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class EndDeputyModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Deputy { get; set; } = "";

    [BindProperty]
    public DateOnly? On { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(On), On, "Enter the first day without it");
        return await TryAsync(nameof(On), Thanks("deputy-ended"), () => Mediator.Send(new EndDeputy(Deputy, Person.Name, On!.Value, By), cancellationToken), cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (!Person.Deputies.Any(deputy => deputy.Name == Deputy))
            throw new NotFoundException("deputy");
    }
}
