using ActionPlans.Access;
using ActionPlans.Accounts;
using ActionPlans.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class AccountModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    /// <summary>Shown in the answer itself and stored nowhere.</summary>
    public StartPassword? Given { get; private set; }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        try
        {
            Given = await Mediator.Send(new GiveStartPassword(Person.Name, By), cancellationToken);
            return Page();
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", Words.WithoutCommands(refused.Message));
            return await AgainAsync(cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await TryAsync("", Thanks("unlocked"), () => Mediator.Send(new UnlockAccount(Person.Name, By), cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostSecondAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await TryAsync("", Thanks("second"), () => Mediator.Send(new ResetSecondFactor(Person.Name, By), cancellationToken), cancellationToken);
    }
}
