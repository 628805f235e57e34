using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>One risk of a board's register is put right, beside the words that it was read from.</summary>
internal sealed class RiskModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public int Ordinal { get; set; }

    [BindProperty]
    public string? Keep { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = "Write at most 4,000 characters")]
    public string? Risk { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write at most 300 characters")]
    public string? Impact { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = "Write at most 4,000 characters")]
    public string? Mitigations { get; set; }

    public string Heading => FormattableString.Invariant($"Risk {Ordinal} of the board's register");

    public TextWindow Window => WindowAt(AsRead.Lines.From);

    private ReadRisk AsRead => Ordinal >= 1 && Ordinal <= Read.Risks.Count ? Read.Risks[Ordinal - 1] : throw new NotFoundException($"risk {Ordinal} of upload {Id}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var before = Upload.Corrections.Risks?.FirstOrDefault(one => one.Ordinal == Ordinal);
        Keep = before is { Drop: true } ? "no" : "yes";
        (Risk, Impact, Mitigations) = (before?.Risk ?? AsRead.Risk, before?.Impact ?? AsRead.Impact, string.Join('\n', before?.Mitigations ?? AsRead.Mitigations));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        _ = AsRead;
        if (Keep is not ("yes" or "no"))
            ModelState.AddModelError(nameof(Keep), "Say whether this is a risk of the register");
        if (Keep == "yes" && string.IsNullOrWhiteSpace(Risk))
            ModelState.AddModelError(nameof(Risk), "Write what the risk is, or leave it out");
        var others = (Upload.Corrections.Risks ?? []).Where(one => one.Ordinal != Ordinal);
        return await CorrectAsync(
            nameof(Risk), $"{Step.Check(Id)}#risks", Upload.Corrections with { Risks = [.. others.Concat(Correction()).OrderBy(one => one.Ordinal)] }, cancellationToken);
    }

    /// <summary>What differs from the reading; none when nothing does.</summary>
    private IEnumerable<RiskCorrection> Correction()
    {
        var impact = (Impact ?? "").Trim();
        var correction = Keep == "no" ? new RiskCorrection(Ordinal, null, null, null, true) : new RiskCorrection(
            Ordinal, Changed(Risk?.ReplaceLineEndings("\n"), AsRead.Risk), impact == (AsRead.Impact ?? "") ? null : impact,
            Lines(Mitigations).SequenceEqual(AsRead.Mitigations) ? null : Lines(Mitigations), false);
        if (correction != new RiskCorrection(Ordinal, null, null, null, false))
            yield return correction;
    }
}
