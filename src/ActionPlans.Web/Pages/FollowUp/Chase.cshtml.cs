using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.FollowUp;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.FollowUp;

/// <summary>Who will be told what when the chosen things are asked about; sent only when that was seen and confirmed.</summary>
internal sealed class ChaseModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The list to go back to.</summary>
    [BindProperty]
    public string? List { get; set; }

    public string Back => FollowUpAddress.To(FollowUpAddress.Read(List));

    public ChasePreview? Preview { get; private set; }

    private SubjectId[] Subjects => [.. Chosen.Select(id => SubjectId.TryParse(id, "RPA") ?? throw new NotFoundException(id))];

    public IActionResult OnGet() => LocalRedirect(FollowUpAddress.Path);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
            return Page();
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(Chosen.Count == 0 ? "" : nameof(Note), refused.Message);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await mediator.Send(new ChaseItems(Subjects, Note, By), cancellationToken);
            var filter = FollowUpAddress.Of(FollowUpAddress.Read(List));
            return LocalRedirect(FormattableString.Invariant($"{FollowUpAddress.Path}?{filter}{(filter.Length > 0 ? "&" : "")}asked={result.Asked.Count}"));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(Chosen.Count == 0 ? "" : nameof(Note), refused.Message);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Preview = await mediator.Send(new PreviewChase(Subjects, Note, By), cancellationToken);
}
