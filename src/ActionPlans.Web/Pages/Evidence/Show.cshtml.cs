using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Evidence;

/// <summary>One piece of evidence, with a look into it where that is safe: words and pictures. Everything else can be downloaded.</summary>
internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Also those of a PDF.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Words { get; set; }

    /// <summary>What else it shows: the number of a recommendation, an action or a check.</summary>
    [BindProperty]
    public string? Other { get; set; }

    public ShownEvidence Evidence { get; private set; } = null!;

    public bool IsPicture => Evidence.MediaType is "image/png" or "image/jpeg";

    public bool MayReplace => Evidence.Next is null && Evidence.Uses.Count > 0;

    private SubjectId Piece => SubjectId.TryParse(Id, "E") ?? throw new NotFoundException(Id);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostUseAsync(CancellationToken cancellationToken)
    {
        var other = SubjectId.TryParse(Other?.Trim().ToUpperInvariant() ?? "", "RAS");
        if (other is null)
            ModelState.AddModelError(nameof(Other), "Give the number of a recommendation or an action, such as R12");
        return await TryAsync(nameof(Other), Links.To(Piece), async () =>
        {
            try
            {
                return await mediator.Send(new LinkEvidence(Piece, other!.Value, null, By), cancellationToken);
            }
            catch (NotFoundException)
            {
                return Decision.Refused($"There is no {other} that you can see; check the number");
            }
        }, cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Evidence = await mediator.Send(new ShowEvidence(Piece, Words), cancellationToken);
}
