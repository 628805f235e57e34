using ActionPlans.Accounts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Accounts;

internal sealed class CalendarModel(IMediator mediator) : PageModel
{
    /// <summary>The address in use; null when there is none.</summary>
    public TokenSummary? Feed { get; private set; }

    /// <summary>Shown this once; null when none was made.</summary>
    public string? Address { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Feed = (await mediator.Send(new ListTokens(TokenKind.Calendar), cancellationToken)).FirstOrDefault();

    public async Task OnPostRenewAsync(CancellationToken cancellationToken)
    {
        var issued = await mediator.Send(new IssueToken(TokenKind.Calendar, "Calendar", [TokenScope.Read], ValidDays: null), cancellationToken);
        Address = CalendarEndpoint.Address(Request, issued.Secret);
        await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Feed is { } feed)
            await mediator.Send(new RevokeToken(feed.Id), cancellationToken);
        return Redirect("/account/calendar");
    }
}
