using System.ComponentModel.DataAnnotations;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ActionPlans.Web.Pages.Accounts;

internal sealed class PasswordModel(UserManager<Account> users, SignInManager<Account> signIn) : AccountPage(users)
{
    private const string TooLong = "Enter a password of at most 200 characters";

    [BindProperty, StringLength(200, ErrorMessage = TooLong)]
    public string? Current { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a new password"), StringLength(200, ErrorMessage = TooLong)]
    public string? Wanted { get; set; }

    [BindProperty, Compare(nameof(Wanted), ErrorMessage = "Enter the same new password twice")]
    public string? Again { get; set; }

    public bool HasPassword { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        HasPassword = (await OwnAsync()).PasswordHash is not null;
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (HasPassword && string.IsNullOrEmpty(Current))
            ModelState.AddModelError(nameof(Current), "Enter the password that you have had until now");
        if (!ModelState.IsValid)
            return Refused();

        var account = await OwnAsync();
        if (await Users.IsLockedOutAsync(account))
        {
            ModelState.AddModelError(nameof(Current), "Too many wrong passwords: wait 15 minutes");
            return Refused();
        }

        // Whoever sits down at a screen that was left open may not guess for ever.
        if (HasPassword && !await Users.CheckPasswordAsync(account, Current!))
        {
            await Users.AccessFailedAsync(account);
            ModelState.AddModelError(nameof(Current), "This is not the password that you have had until now");
            return Refused();
        }

        var result = HasPassword ? await Users.ChangePasswordAsync(account, Current!, Wanted!) : await Users.AddPasswordAsync(account, Wanted!);
        if (!result.Succeeded)
        {
            Refuse(nameof(Wanted), result);
            return Refused();
        }

        await signIn.RefreshSignInAsync(account);
        Done = "Your password has been changed.";
        return Redirect("/account");
    }
}
