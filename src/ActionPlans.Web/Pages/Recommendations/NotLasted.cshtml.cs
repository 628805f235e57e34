using ActionPlans.Access;
using ActionPlans.Checks;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

/// <summary>The check after the closing fails: the recommendation is open again.</summary>
internal sealed class NotLastedModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : DeedPage(mediator, current, clock, "R", Deed.FailCheck)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Reason), Reason, "Say what was found");
        Require(nameof(Due), Due, "Enter the date");
        await LoadAsync(cancellationToken);
        if (Details.Checks.Count == 0)
            throw new NotFoundException(Id);
        return await TryAsync(
            nameof(Due), Thanks("check"), () => Mediator.Send(new FailCheck(Details.Checks[^1].Subject, Reason!.Trim(), Due!.Value, By), cancellationToken), cancellationToken);
    }
}
