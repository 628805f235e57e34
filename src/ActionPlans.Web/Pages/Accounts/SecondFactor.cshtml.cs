using System.ComponentModel.DataAnnotations;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Accounts;

/// <summary>Codes from an authenticator app (RFC 6238). Nothing is switched on or off without a code that proves that the app is at hand.</summary>
internal sealed class SecondFactorModel(UserManager<Account> users, SignInManager<Account> signIn) : AccountPage(users)
{
    private const int CodesAtATime = 10;

    [BindProperty, Required(ErrorMessage = "Enter the code that the app shows"), StringLength(20, ErrorMessage = "Enter the 6 digits that the app shows")]
    public string? Code { get; set; }

    [BindProperty]
    public string? What { get; set; }

    public bool IsOn { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>In groups of four, for typing.</summary>
    public string Key { get; private set; } = "";

    public string KeyAddress { get; private set; } = "";

    public QrPicture Picture { get; private set; } = QrPicture.Blank;

    /// <summary>Shown this once; null when none were made.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostOnAsync()
    {
        var account = await OwnAsync();
        if (account.TwoFactorEnabled)
            return Redirect("/account/second-factor");
        if (!await ProvesAsync(account))
            return await AgainAsync();

        await Users.SetTwoFactorEnabledAsync(account, enabled: true);
        return await ShowCodesAsync(account);
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        var account = await OwnAsync();
        if (What is not ("codes" or "off"))
            ModelState.AddModelError(nameof(What), "Choose what you want to do");
        if (!account.TwoFactorEnabled)
            return Redirect("/account/second-factor");
        if (!await ProvesAsync(account))
            return await AgainAsync();
        if (What == "codes")
            return await ShowCodesAsync(account);

        await Users.SetTwoFactorEnabledAsync(account, enabled: false);
        await Users.ResetAuthenticatorKeyAsync(account); // the old app must not work again
        await signIn.RefreshSignInAsync(account);
        return Redirect("/account");
    }

    private async Task<bool> ProvesAsync(Account account)
    {
        if (!ModelState.IsValid)
            return false;
        if (await Users.IsLockedOutAsync(account))
        {
            ModelState.AddModelError(nameof(Code), "Too many wrong codes: wait 15 minutes");
            return false;
        }

        if (await Users.VerifyTwoFactorTokenAsync(account, Users.Options.Tokens.AuthenticatorTokenProvider, Code!.Replace(" ", "", StringComparison.Ordinal)))
            return true;
        await Users.AccessFailedAsync(account);
        ModelState.AddModelError(nameof(Code), "The code is wrong. Enter the one that the app shows now, and look whether your phone's time is right");
        return false;
    }

    private async Task<IActionResult> ShowCodesAsync(Account account)
    {
        RecoveryCodes = [.. (await Users.GenerateNewTwoFactorRecoveryCodesAsync(account, CodesAtATime))!];
        await signIn.RefreshSignInAsync(account);
        return Page();
    }

    private async Task<IActionResult> AgainAsync()
    {
        await LoadAsync();
        return Refused();
    }

    private async Task LoadAsync()
    {
        var account = await OwnAsync();
        IsOn = account.TwoFactorEnabled;
        if (IsOn)
        {
            CodesLeft = await Users.CountRecoveryCodesAsync(account);
            return;
        }

        if (await Users.GetAuthenticatorKeyAsync(account) is not { } key)
        {
            await Users.ResetAuthenticatorKeyAsync(account);
            key = (await Users.GetAuthenticatorKeyAsync(account))!;
            await signIn.RefreshSignInAsync(account); // the key changes the security stamp, which would end this session
        }

        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        KeyAddress = $"otpauth://totp/ActionPlans:{Uri.EscapeDataString(account.UserName)}?secret={key}&issuer=ActionPlans&digits=6";
        Picture = QrPicture.Of(KeyAddress);
    }
}
