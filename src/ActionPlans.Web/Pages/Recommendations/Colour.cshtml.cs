using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

/// <summary>A person sets another colour than the computed one, or takes it back.</summary>
internal sealed class ColourModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : DeedPage(mediator, current, clock, "R", Deed.SetColour, Deed.ClearColour)
{
    [BindProperty]
    public string? Colour { get; set; }

    /// <summary>What white waits for.</summary>
    [BindProperty]
    public string? DependsOn { get; set; }

    [BindProperty]
    public string? Rationale { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostSetAsync(CancellationToken cancellationToken)
    {
        if (Colour is not ("green" or "amber" or "red" or "white"))
            ModelState.AddModelError(nameof(Colour), "Choose a colour");
        if (Colour == "white")
            Require(nameof(DependsOn), DependsOn, "Say which body, or which recommendation, it waits for");
        Require(nameof(Rationale), Rationale, "Say why");
        Require(nameof(Until), Until, "Enter the last day on which it holds");
        return TryAsync(
            nameof(Until), Thanks("colour"),
            () => Mediator.Send(
                new OverrideRag(Subject, StoredName.ToRagColour(Colour!), Rationale!.Trim(), Until!.Value, By) { DependsOn = Colour == "white" ? DependsOn!.Trim() : null }, cancellationToken),
            cancellationToken);
    }

    public Task<IActionResult> OnPostClearAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Reason), Reason, "Say why");
        return TryAsync(nameof(Reason), Thanks("colour"), () => Mediator.Send(new ClearRag(Subject, Reason!.Trim(), By), cancellationToken), cancellationToken);
    }
}
