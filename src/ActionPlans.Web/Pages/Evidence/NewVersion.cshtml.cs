using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Evidence;
using ActionPlans.Web.Pages.Subjects;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Evidence;

/// <summary>The next version of a piece, for a reason that is kept.</summary>
internal sealed class NewVersionModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty, StringLength(20_000, ErrorMessage = "Write at most 20,000 characters, or hand in a file")]
    public string? Statement { get; set; }

    [BindProperty]
    public DateOnly? EffectiveOn { get; set; }

    [BindProperty, StringLength(2_000, ErrorMessage = "Write at most 2,000 characters")]
    public string? Reason { get; set; }

    public ShownEvidence Evidence { get; private set; } = null!;

    private SubjectId Piece => SubjectId.TryParse(Id, "E") ?? throw new NotFoundException(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        // Another version took its place already: whoever has a newer one looks at that first.
        return Evidence.Next is { } next ? LocalRedirect(Links.To(next)) : Page();
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Evidence = await mediator.Send(new ShowEvidence(Piece), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is null && string.IsNullOrWhiteSpace(Statement))
            ModelState.AddModelError(nameof(Upload), "Choose a file or write a statement");
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why there is a new version");
        await LoadAsync(cancellationToken);
        var (name, content) = await Handed.InAsync(Upload, Statement, cancellationToken);
        var onTo = Evidence.Uses.Count > 0 ? $"{Links.To(Evidence.Uses[0].ShownWith)}?done=evidence" : "/";
        return await TryAsync(
            nameof(Upload), onTo, async () => (await mediator.Send(new SupersedeEvidence(Piece, name, content, EffectiveOn, Reason!.Trim(), By), cancellationToken)).Decision, cancellationToken);
    }
}
