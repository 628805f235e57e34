using System.ComponentModel.DataAnnotations;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.SignIn;

/// <summary>The second factor, after the password was right.</summary>
internal sealed class CodeModel(SignInManager<Account> signIn) : PageModel
{
    private const int DigitsOfApp = 6;

    [BindProperty, Required(ErrorMessage = "Enter the code"), StringLength(50, ErrorMessage = "Enter a code of at most 50 characters")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return Redirect("/sign-in");
        if (!ModelState.IsValid)
            return Page();

        var code = Code!.Replace(" ", "", StringComparison.Ordinal);
        var result = code.Length == DigitsOfApp && code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        ModelState.AddModelError(nameof(Code), "The code is wrong or was used before. Give the one that the app shows now; after five attempts wait 15 minutes");
        return Page();
    }
}
