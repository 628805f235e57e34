using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class AbsenceModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(From), From, "Enter the first day away");
        Require(nameof(To), To, "Enter the last day away");
        return await DoAsync(nameof(To), Thanks("absence"), () => new RecordAbsence(Person.Name, From!.Value, To!.Value, By), cancellationToken);
    }
}
