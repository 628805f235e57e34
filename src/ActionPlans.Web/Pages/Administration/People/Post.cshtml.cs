using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.People;

internal sealed class PostModel(IMediator mediator, CurrentViewer current, TimeProvider clock) : PersonPage(mediator, current, clock)
{
    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Require(nameof(Body), Body, "Enter the body");
        Require(nameof(From), From, "Enter the first day");
        return await DoAsync(
            nameof(Body), Thanks("post"), () => new GivePost(Person.Name, Body!, StoredName.ToPostRole(Role ?? ""), From!.Value, To?.AddDays(1), By), cancellationToken);
    }
}
