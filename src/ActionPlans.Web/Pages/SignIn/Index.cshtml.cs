using System.ComponentModel.DataAnnotations;
using ActionPlans.Accounts;
using ActionPlans.Web.Sample;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.SignIn;

internal sealed class IndexModel(SignInManager<Account> signIn, SampleData sample) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your email address"), StringLength(254, ErrorMessage = "Enter an email address of at most 254 characters")]
    public string? Address { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your password"), StringLength(200, ErrorMessage = "Enter a password of at most 200 characters")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<SamplePerson> Samples => sample.People;

    public string SamplePassword => SampleData.Password;

    /// <summary>The identity providers that are configured.</summary>
    public IReadOnlyList<AuthenticationScheme> Providers { get; private set; } = [];

    public string WayTo(string provider) => $"/sign-in/with/{provider}?returnUrl={Uri.EscapeDataString(Local(ReturnUrl))}";

    // Also when the form is shown again.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Providers = [.. await signIn.GetExternalAuthenticationSchemesAsync()];
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear(); // neither address nor password is asked for
        if (credential is { Length: > 0 and < 20_000 } && await SucceedsAsync(credential))
            return LocalRedirect(Local(ReturnUrl));
        ModelState.AddModelError(nameof(Address), "The passkey was not accepted. Try again, or sign in with your email address and password");
        return Page();
    }

    private async Task<bool> SucceedsAsync(string credential)
    {
        try
        {
            return (await signIn.PasskeySignInAsync(credential)).Succeeded;
        }
        catch (InvalidOperationException)
        {
            return false; // nobody asked for options before, or too long ago
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();

        var result = await signIn.PasswordSignInAsync(Address!.Trim(), Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return Redirect($"/sign-in/code?returnUrl={Uri.EscapeDataString(Local(ReturnUrl))}");
        if (result.Succeeded)
            return LocalRedirect(Local(ReturnUrl));

        // The same words whether there is such an account or not, and whether it is locked, so that nobody learns who has one.
        ModelState.AddModelError(nameof(Address), "The email address or the password is wrong. Check both and try again; after five attempts wait 15 minutes");
        return Page();
    }

    private string Local(string? url) => Url.IsLocalUrl(url) ? url : "/";
}
