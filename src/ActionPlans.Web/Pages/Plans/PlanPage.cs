using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Plans;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Plans;

/// <summary>A page about one plan.</summary>
internal abstract class PlanPage(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    private static readonly PostRole[] Writers = [PostRole.Lead, PostRole.ExecutiveLead, PostRole.ProviderLead, PostRole.Administrator];
    private static readonly PostRole[] Deciders = [PostRole.Oversight, PostRole.Regulator, PostRole.Administrator];

    protected IMediator Mediator => mediator;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public SubjectId Plan => SubjectId.TryParse(Id, "P") ?? throw new NotFoundException(Id);

    public PlanSummary Summary { get; private set; } = null!;

    /// <summary>Whether what changes the plan is offered; who may in fact, AccessRules say.</summary>
    public bool MayWrite => Writers.Any(Viewer.Is);

    public bool MayDecide => Deciders.Any(Viewer.Is);

    public string Name => Summary.IsBoards ? "Business plan" : Summary.Stage is null ? "Action plan" : $"Action plan ({Summary.Stage})";

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Summary = await mediator.Send(new DescribePlan(Plan), cancellationToken);

    protected FileContentResult Download(PlanFile file) => File(file.Content, file.ContentType, file.Name);
}
