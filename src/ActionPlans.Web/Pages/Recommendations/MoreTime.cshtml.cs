using ActionPlans.Access;
using ActionPlans.Extensions;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

/// <summary>Asks for more time, or answers who asked.</summary>
internal sealed class MoreTimeModel(IMediator mediator, CurrentViewer current, TimeProvider clock)
    : DeedPage(mediator, current, clock, "R", Deed.AskExtension, Deed.AnswerExtension)
{
    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Safeguard { get; set; }

    [BindProperty]
    public string? Verdict { get; set; }

    /// <summary>The request that waits for an answer; null when none does.</summary>
    public ExtensionRecord? Open => Details.Extensions.LastOrDefault() is { State: "asked" or "countered" } open ? open : null;

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken)
    {
        Require(nameof(To), To, "Enter the date");
        Require(nameof(Reason), Reason, "Say why more time is needed");
        Require(nameof(Safeguard), Safeguard, "Say what keeps children safe until then");
        return TryAsync(nameof(To), Thanks("asked"), () => Mediator.Send(new AskExtension(Subject, To!.Value, Reason!.Trim(), Safeguard!.Trim(), By), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken)
    {
        if (Verdict is not ("grant" or "refuse" or "counter"))
            ModelState.AddModelError(nameof(Verdict), "Choose an answer");
        if (Verdict == "counter")
            Require(nameof(To), To, "Enter the date");
        if (Verdict is "refuse" or "counter")
            Require(nameof(Reason), Reason, "Say why; the other side reads it");
        var reason = Reason?.Trim() ?? "";
        return Verdict switch
        {
            "grant" => TryAsync(nameof(Verdict), Thanks("granted"), () => Mediator.Send(new GrantExtension(Subject, reason.Length == 0 ? null : reason, By), cancellationToken), cancellationToken),
            "refuse" => TryAsync(nameof(Verdict), Thanks("refused"), () => Mediator.Send(new RefuseExtension(Subject, reason, By), cancellationToken), cancellationToken),
            _ => TryAsync(nameof(To), Thanks("countered"), () => Mediator.Send(new CounterExtension(Subject, To!.Value, reason, By), cancellationToken), cancellationToken),
        };
    }
}
