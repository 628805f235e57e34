using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Bodies;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    // From the query: Razor Pages has a route value of the same name.
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public BodyPage Found { get; private set; } = new([], 0, 1, 1);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Found = await Mediator.Send(new FindBodies(Find, PageNumber), cancellationToken);
}
