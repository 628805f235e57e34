using ActionPlans.Access;
using ActionPlans.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages;

/// <summary>A page on which people decide something: what is refused is said at the field, on the page as they filled it in.</summary>
internal abstract class ActingPage(CurrentViewer current) : PageModel
{
    protected Viewer Viewer => current.Viewer;

    /// <summary>The name that stands in the timeline.</summary>
    protected string By => current.Viewer.Name;

    /// <summary>Loads what the page shows.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>On to the address when it was done; otherwise the page again with the reason at the field.</summary>
    protected async Task<IActionResult> TryAsync(string field, string onTo, Func<Task<Decision>> act, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            try
            {
                var decision = await act();
                // A second click finds it done already: that is no mistake.
                if (decision.IsAccepted)
                    return LocalRedirect(onTo);
                ModelState.AddModelError(field, Words.WithoutCommands(decision.Reason ?? "It could not be done"));
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(field, Words.WithoutCommands(refused.Message));
            }
        }

        return await AgainAsync(cancellationToken);
    }

    /// <summary>The page as it was filled in, with what is wrong.</summary>
    protected async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
