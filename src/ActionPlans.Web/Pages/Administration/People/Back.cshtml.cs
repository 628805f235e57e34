using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class BackModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly From { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(On), On, "Enter the first day back");
        return await TryAsync(nameof(On), Thanks("absence-ended"), () => Mediator.Send(new EndAbsence(Person.Name, From, On!.Value, By), cancellationToken), cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (!Person.Absences.Any(absence => absence.From == From))
            throw new NotFoundException("absence");
    }
}
