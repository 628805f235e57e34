using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class EndPostModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty(SupportsGet = true)]
    public string Body { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Role { get; set; } = "";

    [BindProperty]
    public DateOnly? On { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(On), On, "Enter the first day without the post");
        return await DoAsync(nameof(On), Thanks("post-ended"), () => new EndPost(Person.Name, Body, StoredName.ToPostRole(Role), On!.Value, By), cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (!Person.Posts.Any(post => post.Body == Body && post.Role == Role))
            throw new NotFoundException("post");
    }
}
