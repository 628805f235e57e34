using ActionPlans.Access;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>What was submitted, byte for byte, and what happened to the plan.</summary>
internal sealed class VersionsModel(IMediator mediator, CurrentViewer current) : PlanPage(mediator, current)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public int Parts { get; private set; } = 1;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PlanVersionView> Versions { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TimelineItem> History { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(long file, CancellationToken cancellationToken) => Download(await Mediator.Send(new GetPlanFile(Plan, file), cancellationToken));

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Versions = await Mediator.Send(new ListPlanVersions(Plan), cancellationToken);
        var timeline = (await Mediator.Send(new ShowSubject(Plan), cancellationToken)).Timeline;
        Parts = Math.Max(1, (timeline.Count + PageSize - 1) / PageSize);
        Part = Math.Clamp(Part, 1, Parts);
        History = [.. timeline.Reverse().Skip((Part - 1) * PageSize).Take(PageSize)];
    }
}
