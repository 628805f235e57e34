using System.ComponentModel.DataAnnotations;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.SignIn;

/// <summary>The one page that a start password opens.</summary>
internal sealed class NewPasswordModel(UserManager<Account> users, SignInManager<Account> signIn) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter a new password"), StringLength(200, ErrorMessage = "Enter a password of at most 200 characters")]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public async Task<IActionResult> OnGetAsync() => await ToChooseForAsync() is null ? Redirect("/") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ToChooseForAsync() is not { } account)
            return Redirect("/");
        if (ModelState.IsValid && NewPassword != Again)
            ModelState.AddModelError(nameof(Again), "Enter the same password twice");
        else if (ModelState.IsValid && await users.CheckPasswordAsync(account, NewPassword!))
            ModelState.AddModelError(nameof(NewPassword), "Choose another one than the one that you were given");
        if (!ModelState.IsValid)
            return Page();

        account.StartPasswordUntil = null;
        var changed = await users.ResetPasswordAsync(account, await users.GeneratePasswordResetTokenAsync(account), NewPassword!);
        foreach (var error in changed.Errors)
            ModelState.AddModelError(nameof(NewPassword), error.Description);
        if (!changed.Succeeded)
            return Page();

        await signIn.RefreshSignInAsync(account);
        return Redirect("/");
    }

    private async Task<Account?> ToChooseForAsync() => await users.GetUserAsync(User) is { StartPasswordUntil: not null } account ? account : null;
}
