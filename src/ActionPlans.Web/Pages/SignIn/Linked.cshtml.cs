using System.Security.Claims;
using ActionPlans.Accounts;
using ActionPlans.Web.Providers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.SignIn;

/// <summary>
/// Somebody comes back from an identity provider. The first time their account is found by the address that the provider has verified; from then on
/// by the provider's own name for them, so that a changed address does not lead into another's account.
/// </summary>
internal sealed class LinkedModel(SignInManager<Account> signIn, UserManager<Account> users) : PageModel
{
    public string WhatToDo { get; private set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync(bool failed)
    {
        if (failed || await signIn.GetExternalLoginInfoAsync() is not { } info)
            return Refuse("Your organisation did not confirm who you are. Try again; if it happens again, sign in with your password or tell your administrator.");

        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var result = await EnterAsync(info);
        if (result.IsNotAllowed && await LinkAsync(info))
            result = await EnterAsync(info);
        if (result.Succeeded)
            return LocalRedirect(Local);
        return result.RequiresTwoFactor
            ? Redirect($"/sign-in/code?returnUrl={Uri.EscapeDataString(Local)}")
            : Refuse("Nobody is registered here with the email address that your organisation has confirmed, or the account is locked. Ask your administrator to register you with that address.");
    }

    private string Local => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> EnterAsync(ExternalLoginInfo info) =>
        await users.FindByLoginAsync(info.LoginProvider, info.ProviderKey) is null
            ? Microsoft.AspNetCore.Identity.SignInResult.NotAllowed
            : await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false, bypassTwoFactor: false);

    private async Task<bool> LinkAsync(ExternalLoginInfo info) =>
        info.Principal.HasClaim(ProviderHandler.EmailVerified, "true")
        && info.Principal.FindFirstValue(ClaimTypes.Email) is { Length: > 0 } email
        && await users.FindByNameAsync(email) is { } account
        && (await users.AddLoginAsync(account, info)).Succeeded;

    private PageResult Refuse(string whatToDo)
    {
        WhatToDo = whatToDo;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
