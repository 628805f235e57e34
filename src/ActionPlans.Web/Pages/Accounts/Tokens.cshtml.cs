using System.ComponentModel.DataAnnotations;
using ActionPlans.Accounts;
using ActionPlans.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Accounts;

internal sealed class TokensModel(IMediator mediator) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Give it a name, so that you know it again"), StringLength(100, ErrorMessage = "Give a name of at most 100 characters")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public int Days { get; set; } = 90;

    public IReadOnlyList<TokenSummary> Tokens { get; private set; } = [];

    /// <summary>Shown this once; null when none was made.</summary>
    public string? Secret { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tokens = await mediator.Send(new ListTokens(TokenKind.Api), cancellationToken);

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellationToken)
    {
        if (Scope is not (TokenScope.Read or TokenScope.Write))
            ModelState.AddModelError(nameof(Scope), "Choose what it may be used for");
        try
        {
            if (ModelState.IsValid)
                Secret = (await mediator.Send(new IssueToken(TokenKind.Api, Name!, Scope == TokenScope.Write ? [TokenScope.Read, TokenScope.Write] : [TokenScope.Read], Days), cancellationToken)).Secret;
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Name), refused.Message);
        }

        await OnGetAsync(cancellationToken);
        if (Secret is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        ModelState.Clear(); // the form is ready for another
        (Name, Scope) = (null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken)
    {
        await mediator.Send(new RevokeToken(id), cancellationToken);
        return Redirect("/account/tokens");
    }
}
