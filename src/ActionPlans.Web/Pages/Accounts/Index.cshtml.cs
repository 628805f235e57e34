using ActionPlans.Access;
using ActionPlans.Accounts;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Accounts;

internal sealed class IndexModel(UserManager<Account> users, CurrentViewer current, IMediator mediator) : AccountPage(users)
{
    public Viewer Viewer => current.Viewer;

    public string Email { get; private set; } = "";

    public bool HasPassword { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public int Passkeys { get; private set; }

    public int Tokens { get; private set; }

    public bool HasCalendar { get; private set; }

    /// <summary>What was just done; null when nothing was.</summary>
    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var account = await OwnAsync();
        Email = account.UserName;
        HasPassword = account.PasswordHash is not null;
        HasSecondFactor = account.TwoFactorEnabled;
        Passkeys = (await Users.GetPasskeysAsync(account)).Count;
        Tokens = (await mediator.Send(new ListTokens(TokenKind.Api), cancellationToken)).Count;
        HasCalendar = (await mediator.Send(new ListTokens(TokenKind.Calendar), cancellationToken)).Count > 0;
    }
}
