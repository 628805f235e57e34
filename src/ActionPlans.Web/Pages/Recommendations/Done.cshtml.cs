using ActionPlans.Access;
using ActionPlans.Recommendations;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

/// <summary>The lead says that the work is done, before there is evidence, or takes that back.</summary>
internal sealed class DoneModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : DeedPage(mediator, current, clock, "R", Deed.SayDone, Deed.TakeBackDone)
{
    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Empty: every part that is open.</summary>
    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostSayAsync(CancellationToken cancellationToken) => TryAsync(
        nameof(On), Thanks("done"), () => Mediator.Send(new SayDone(Subject, On ?? Today, Note, string.IsNullOrEmpty(Body) ? null : Body, By), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Reason), Reason, "Say why");
        return TryAsync(nameof(Reason), Thanks("not-done"), () => Mediator.Send(new TakeBackDone(Subject, Reason!.Trim(), null, By), cancellationToken), cancellationToken);
    }
}
