using System.ComponentModel.DataAnnotations;
using System.Text;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Recommendations;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty, StringLength(20_000, ErrorMessage = "Write at most 20,000 characters, or hand in a file")]
    public string? Statement { get; set; }

    [BindProperty]
    public DateOnly? EffectiveOn { get; set; }

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty, StringLength(2_000, ErrorMessage = "Write at most 2,000 characters")]
    public string? Reason { get; set; }

    public SubjectDetails Details { get; private set; } = null!;

    public long ReportId => Details.ReportId;

    /// <summary>The newest piece of evidence that waits for a decision; null when none does.</summary>
    public SubjectId? Waiting => Details.Evidence.LastOrDefault(evidence => evidence.State == "submitted")?.Id;

    private SubjectId Subject => SubjectId.TryParse(Id, "R") ?? throw new NotFoundException(Id);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Details = await mediator.Send(new ShowSubject(Subject), cancellationToken);

    public async Task<IActionResult> OnPostEvidenceAsync(CancellationToken cancellationToken)
    {
        if (Upload is null && string.IsNullOrWhiteSpace(Statement))
            ModelState.AddModelError(nameof(Upload), "Choose a file or write a statement");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);

        var content = Upload is null ? Encoding.UTF8.GetBytes(Statement!.Trim()) : await BytesAsync(Upload, cancellationToken);
        return await TryAsync(nameof(Upload), Links.To(Subject), async () => (await mediator.Send(
            new AddEvidence(Subject, Upload is null ? null : Path.GetFileName(Upload.FileName), content, EffectiveOn, By), cancellationToken)).Decision, cancellationToken);
    }

    public async Task<IActionResult> OnPostDecideAsync(string evidence, CancellationToken cancellationToken)
    {
        if (Verdict is not ("accept" or "return"))
            ModelState.AddModelError(nameof(Verdict), "Choose whether to accept or return the evidence");
        else if (Verdict == "return" && string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why, so that the lead knows what to do");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);

        var piece = SubjectId.Parse(evidence, "E");
        return await TryAsync(
            nameof(Verdict),
            Links.To(Subject),
            () => Verdict == "accept"
                ? mediator.Send(new AcceptEvidence(piece, By), cancellationToken)
                : mediator.Send(new RejectEvidence(piece, Reason!.Trim(), By), cancellationToken),
            cancellationToken);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
