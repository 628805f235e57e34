using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>One row of a board's own plan is put right, beside the words that it was read from.</summary>
internal sealed class RowModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    private const string TooLong = "Write at most 4,000 characters";

    [BindProperty(SupportsGet = true)]
    public int Ordinal { get; set; }

    [BindProperty]
    public string? Keep { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = TooLong)]
    public string? Objective { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = TooLong)]
    public string? Action { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = TooLong)]
    public string? Outcome { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = TooLong)]
    public string? Evidence { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write at most 300 characters")]
    public string? Lead { get; set; }

    [BindProperty, StringLength(1_000, ErrorMessage = "Write at most 1,000 characters")]
    public string? Targets { get; set; }

    public string Heading => FormattableString.Invariant($"Row {Ordinal} of the board's plan");

    public TextWindow Window => WindowAt(AsRead.Lines.From);

    private PlanRow AsRead => Ordinal >= 1 && Ordinal <= Read.PlanRows.Count ? Read.PlanRows[Ordinal - 1] : throw new NotFoundException($"row {Ordinal} of upload {Id}");

    private PlanRowCorrection? Before => Upload.Corrections.PlanRows?.FirstOrDefault(one => one.Ordinal == Ordinal);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Keep = Before is { Drop: true } ? "no" : "yes";
        (Objective, Action, Outcome) = (Before?.Objective ?? AsRead.Objective, Before?.Action ?? AsRead.Action, Before?.Outcome ?? AsRead.Outcome);
        (Evidence, Lead, Targets) = (Before?.Evidence ?? AsRead.Evidence, Before?.Lead ?? AsRead.Lead, string.Join('\n', Before?.Targets ?? Printed(AsRead)));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        _ = AsRead;
        if (Keep is not ("yes" or "no"))
            ModelState.AddModelError(nameof(Keep), "Say whether this is a row of the plan");
        if (Keep == "yes" && string.IsNullOrWhiteSpace(Objective) && string.IsNullOrWhiteSpace(Action) && string.IsNullOrWhiteSpace(Outcome))
            ModelState.AddModelError(nameof(Action), "Write what is to be done, or leave the row out");
        var others = (Upload.Corrections.PlanRows ?? []).Where(one => one.Ordinal != Ordinal);
        return await CorrectAsync(
            nameof(Action), Step.CheckRow(Id, Ordinal), Upload.Corrections with { PlanRows = [.. others.Concat(Correction()).OrderBy(one => one.Ordinal)] }, cancellationToken);
    }

    /// <summary>What differs from the reading; none when nothing does. Rows that it was split into stay.</summary>
    private IEnumerable<PlanRowCorrection> Correction()
    {
        var correction = Keep == "no" ? new PlanRowCorrection(Ordinal, null, null, null, null, null, null, true, null) : new PlanRowCorrection(
            Ordinal, Cell(Objective, AsRead.Objective), Cell(Action, AsRead.Action), Cell(Outcome, AsRead.Outcome), Cell(Evidence, AsRead.Evidence), Cell(Lead, AsRead.Lead),
            Lines(Targets).SequenceEqual(Printed(AsRead)) ? null : Lines(Targets), false, Before?.Into);
        if (correction != new PlanRowCorrection(Ordinal, null, null, null, null, null, null, false, null))
            yield return correction;
    }

    /// <summary>Empty: the cell is blank.</summary>
    private static string? Cell(string? typed, string? read) => (typed ?? "").ReplaceLineEndings("\n").Trim() is var words && words == (read ?? "") ? null : words;

    private static string[] Printed(PlanRow row) => [.. row.Targets.Select(target => target.Printed)];
}
