using System.Buffers.Text;
using ActionPlans.Access;
using ActionPlans.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Accounts;

internal sealed class PasskeysModel(UserManager<Account> users, SignInManager<Account> signIn, CurrentViewer current) : AccountPage(users)
{
    private const int Most = 20;
    private const int LongestName = 100;

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    public string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task OnGetAsync() => Passkeys = [.. await Users.GetPasskeysAsync(await OwnAsync())];

    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var account = await OwnAsync();
        var entity = new PasskeyUserEntity { Id = await Users.GetUserIdAsync(account), Name = account.UserName, DisplayName = current.Viewer.Name };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential)
    {
        var account = await OwnAsync();
        if (Name?.Trim().Length > LongestName)
            ModelState.AddModelError(nameof(Name), $"Give a name of at most {LongestName} characters");
        else if ((await Users.GetPasskeysAsync(account)).Count >= Most)
            ModelState.AddModelError(nameof(Name), $"You have {Most} already: remove one that is no longer used");
        else if (await AttestedAsync(credential) is not { Succeeded: true } attested || attested.UserEntity.Id != await Users.GetUserIdAsync(account))
            ModelState.AddModelError(nameof(Name), "The passkey was not accepted. Try again, or go on with your password");
        else
        {
            attested.Passkey.Name = string.IsNullOrWhiteSpace(Name) ? "Passkey" : Name.Trim();
            Refuse(nameof(Name), await Users.AddOrUpdatePasskeyAsync(account, attested.Passkey));
        }

        if (ModelState.IsValid)
            return Redirect("/account/passkeys");
        await OnGetAsync();
        return Refused();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (id is { Length: > 0 and < 2_000 } && Base64Url.IsValid(id))
            await Users.RemovePasskeyAsync(await OwnAsync(), Base64Url.DecodeFromChars(id)); // another's is not touched
        return Redirect("/account/passkeys");
    }

    private async Task<PasskeyAttestationResult?> AttestedAsync(string? credential)
    {
        if (credential is not { Length: > 0 and < 50_000 })
            return null;
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // nobody asked for options before, or too long ago
        }
    }
}
