using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    // From the query: Razor Pages has a route value of the same name.
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PeoplePage Found { get; private set; } = new([], 0, 1, 1);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Found = await Mediator.Send(new FindPeople(Find, PageNumber), cancellationToken);

    public string Leaves(DateOnly on) => $"{(on > LondonTime.Today(clock.GetUtcNow()) ? "Leaves" : "Left")} {Words.Day(on)}";
}
