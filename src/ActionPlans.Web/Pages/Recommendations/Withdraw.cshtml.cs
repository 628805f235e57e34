using ActionPlans.Access;
using ActionPlans.Recommendations;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

internal sealed class WithdrawModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : DeedPage(mediator, current, clock, "R", Deed.Withdraw)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Reason), Reason, "Say why; the record needs it");
        return TryAsync(nameof(Reason), Thanks("withdrawn"), () => Mediator.Send(new WithdrawRecommendation(Subject, Reason!.Trim(), By), cancellationToken), cancellationToken);
    }
}
