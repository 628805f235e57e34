using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class AddModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Name), Name, "Enter the name");
        Require(nameof(Email), Email, "Enter the email address");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);
        try
        {
            return LocalRedirect($"{Links.ToPerson(await Mediator.Send(new AddPerson(Name!, Email!, By), cancellationToken))}?done=added");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(refused.Message.Contains(Email!.Trim(), StringComparison.Ordinal) ? nameof(Email) : nameof(Name), Words.WithoutCommands(refused.Message));
            return await AgainAsync(cancellationToken);
        }
    }
}
