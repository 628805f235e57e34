using ActionPlans.Access;
using ActionPlans.Runtime;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Studio;

/// <summary>What runs and what ran, the newest first.</summary>
internal sealed class InstancesModel(IMediator mediator, CurrentViewer current) : StudioPage(mediator, current)
{
    private const int PageSize = 25;

    /// <summary>From 1. "page" is a word of the router's own.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public int Parts => (int)Math.Min((Found.Total + PageSize - 1) / PageSize, int.MaxValue);

    public InstancePage Found { get; private set; } = null!;

    public override string Element => "elsa-workflow-instance-list";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Part = Math.Max(1, Part);
        Found = await Mediator.Send(new FindInstances(new InstanceFilter(), Part, PageSize), cancellationToken);
    }
}
