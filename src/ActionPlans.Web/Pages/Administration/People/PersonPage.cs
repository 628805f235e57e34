using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

/// <summary>A page about one person.</summary>
internal abstract class PersonPage(IMediator mediator, CurrentViewer current, TimeProvider clock) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public PersonDetails Person { get; private set; } = null!;

    public DateOnly Today { get; } = LondonTime.Today(clock.GetUtcNow());

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Person = await Mediator.Send(new GetPerson(Id), cancellationToken);

    /// <summary>Back to the person, where a banner says what was done.</summary>
    protected string Thanks(string done) => $"{Links.ToPerson(Id)}?done={done}";
}
