using ActionPlans.Domain;
using ActionPlans.Overview;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Overview;

internal sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    public OverviewFigures Figures { get; private set; } = null!;

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    public bool IsNow { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(clock.GetUtcNow());
        if (AsOf > today)
            ModelState.AddModelError(nameof(AsOf), "Choose today or a day before it");
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;

        Figures = await mediator.Send(new GetOverview(ModelState.IsValid ? AsOf : null), cancellationToken);
        IsNow = Figures.AsOf == today;
        Charts = new Charts(Figures, IsNow).All;
    }
}
