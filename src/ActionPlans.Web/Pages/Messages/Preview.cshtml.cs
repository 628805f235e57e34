using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Simulation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Messages;

/// <summary>What will be sent if nobody does anything: to the viewer, or about one thing.</summary>
internal sealed class PreviewModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PageModel
{
    private const int Days = 14;
    private const int MostDays = 92;

    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    public IReadOnlyList<PreviewedLetter> Letters { get; private set; } = [];

    public DateOnly LastDay { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        LastDay = Until ?? today.AddDays(Days);
        var subject = string.IsNullOrWhiteSpace(About) ? (SubjectId?)null : SubjectId.TryParse(About, "RPAK");
        if (LastDay < today || LastDay > today.AddDays(MostDays))
            ModelState.AddModelError(nameof(Until), $"Choose a day within the next {MostDays} days");
        if (!string.IsNullOrWhiteSpace(About) && subject is null)
            ModelState.AddModelError(nameof(About), "Write it as R7 or P1, or leave it out");
        if (ModelState.IsValid)
        {
            try
            {
                Letters = await mediator.Send(new PreviewNotices(subject?.ToString() ?? current.Viewer.Name, LastDay), cancellationToken);
                return;
            }
            catch (NotFoundException)
            {
                ModelState.AddModelError(nameof(About), $"There is no {subject}, or none that you may see");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(nameof(About), refused.Message);
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
