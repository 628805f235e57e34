using ActionPlans.Access;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Accounts;

/// <summary>A page about the viewer's own account; there is no way to name another.</summary>
internal abstract class AccountPage(UserManager<Account> users) : PageModel
{
    protected UserManager<Account> Users => users;

    /// <exception cref="NotFoundException">It was closed meanwhile.</exception>
    protected async Task<Account> OwnAsync() => await users.GetUserAsync(User) ?? throw new NotFoundException("account");

    /// <summary>What Identity refuses, said at a field.</summary>
    protected void Refuse(string field, IdentityResult result)
    {
        foreach (var error in result.Errors)
            ModelState.AddModelError(field, error.Description);
    }

    /// <summary>The page as it was filled in, with what is wrong.</summary>
    protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
