using System.ComponentModel.DataAnnotations;
using System.Text;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Recommendations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Recommendations;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : PageModel
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

    private SubjectId Subject => SubjectId.Parse(Id, "R");

    public async Task OnGetAsync(CancellationToken cancellationToken) => Details = await mediator.Send(new ShowSubject(Subject), cancellationToken);

    public async Task<IActionResult> OnPostEvidenceAsync(CancellationToken cancellationToken)
    {
        if (Upload is null && string.IsNullOrWhiteSpace(Statement))
            ModelState.AddModelError(nameof(Upload), "Choose a file or write a statement");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);

        var content = Upload is null ? Encoding.UTF8.GetBytes(Statement!.Trim()) : await BytesAsync(Upload, cancellationToken);
        return await TryAsync(nameof(Upload), async () => (await mediator.Send(
            new AddEvidence(Subject, Upload is null ? null : Path.GetFileName(Upload.FileName), content, EffectiveOn, current.Viewer.Name), cancellationToken)).Decision, cancellationToken);
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
            () => Verdict == "accept"
                ? mediator.Send(new AcceptEvidence(piece, current.Viewer.Name), cancellationToken)
                : mediator.Send(new RejectEvidence(piece, Reason!.Trim(), current.Viewer.Name), cancellationToken),
            cancellationToken);
    }

    /// <summary>Back to the page when it was done; otherwise the page again with the reason at the field.</summary>
    private async Task<IActionResult> TryAsync(string field, Func<Task<Decision>> act, CancellationToken cancellationToken)
    {
        try
        {
            var decision = await act();
            if (decision.IsAccepted)
                return Redirect(Links.To(Subject));
            ModelState.AddModelError(field, decision.Reason ?? "It could not be done");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(field, refused.Message);
        }

        return await AgainAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return Page();
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
