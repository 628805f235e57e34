using ActionPlans.Access;
using ActionPlans.Evidence;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Evidence;

/// <summary>One piece of evidence, with a look into it where that is safe: words and pictures. Everything else can be downloaded.</summary>
internal sealed class ShowModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Also those of a PDF.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Words { get; set; }

    public ShownEvidence Evidence { get; private set; } = null!;

    public bool IsPicture => Evidence.MediaType is "image/png" or "image/jpeg";

    public bool MayReplace => Evidence.Next is null && Evidence.Uses.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Evidence = await mediator.Send(new ShowEvidence(SubjectId.TryParse(Id, "E") ?? throw new NotFoundException(Id), Words), cancellationToken);
}
