using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class AddressModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(Email), Email, "Enter the email address");
        return await TryAsync(nameof(Email), Thanks("address"), () => Mediator.Send(new ChangeAddress(Person.Name, Email!, By), cancellationToken), cancellationToken);
    }
}
