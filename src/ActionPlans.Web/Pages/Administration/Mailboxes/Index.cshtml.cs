using ActionPlans.Access;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Mailboxes;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    // From the query: Razor Pages has a route value of the same name.
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Of the form that leads on to the letters.</summary>
    public string? Address { get; set; }

    public MailboxPage Found { get; private set; } = new([], 0, 1, 1);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Found = await Mediator.Send(new FindMailboxes(Find, PageNumber), cancellationToken);
}
