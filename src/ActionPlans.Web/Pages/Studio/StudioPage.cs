using ActionPlans.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Studio;

/// <summary>
/// A page on which an element of Elsa Studio takes the place of what the page shows by itself. Without scripts or WebAssembly that stays. For everybody but
/// administrators and auditors there is no such page.
/// </summary>
internal abstract class StudioPage(IMediator mediator, CurrentViewer current) : PageModel
{
    /// <summary>
    /// What WebAssembly, the editor's style attributes and its two inline scripts need, here and nowhere else: no other host, no eval, no inline script besides
    /// those of release 3.8.2. The elements resolve addresses against the base.
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; " +
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    protected IMediator Mediator => mediator;

    protected Viewer Viewer => current.Viewer;

    /// <summary>Which element of Studio is shown, with its attributes.</summary>
    public abstract string Element { get; }

    public virtual IReadOnlyDictionary<string, string> Attributes { get; } = new Dictionary<string, string>();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.MayInspectWorkflows)
            context.Result = new NotFoundResult();
        else
            Response.Headers.ContentSecurityPolicy = Policy;
    }
}
