using ActionPlans.Access;
using ActionPlans.Domain;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ActionPlans.Web.Pages.Administration;

/// <summary>A page for administrators. For everybody else there is no such page, also where it asks for nothing.</summary>
internal abstract class AdministrationPage(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    /// <summary>What was done just now, for the banner.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    protected IMediator Mediator => mediator;

    /// <summary>Whether this page is there for the viewer.</summary>
    protected virtual bool IsForViewer => Viewer.IsAdministrator;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!IsForViewer)
            context.Result = new NotFoundResult();
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>A page that shows nothing but its form has nothing to load.</summary>
    protected override Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what answers nothing when it is done, and refuses otherwise.</summary>
    protected Task<IActionResult> DoAsync(string field, string onTo, Func<IRequest> request, CancellationToken cancellationToken) => TryAsync(
        field, onTo, async () =>
        {
            await mediator.Send(request(), cancellationToken);
            return Decision.Accepted;
        }, cancellationToken);

    protected void Require(string field, object? value, string message)
    {
        if (value is null || (value is string text && string.IsNullOrWhiteSpace(text)))
            ModelState.TryAddModelError(field, message);
    }

    /// <summary>Whether something is wrong at one of these fields, so that their form stays open.</summary>
    public bool IsWrong(params string[] fields) => fields.Any(field => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0);
}
