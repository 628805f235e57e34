using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>A recommendation that the reader did not find is added, or one that was added is changed.</summary>
internal sealed class MissedModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    /// <summary>Its ordinal when it was added before; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Place { get; set; }

    [BindProperty, StringLength(10_000, ErrorMessage = "Write at most 10,000 characters")]
    public string? Text { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write at most 300 characters")]
    public string? Timescale { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = "Write at most 4,000 characters")]
    public string? Bodies { get; set; }

    [BindProperty, Range(1, int.MaxValue, ErrorMessage = "Give the number of the line, from 1")]
    public int? Where { get; set; }

    public TextWindow Window => WindowAt(Where ?? Read.Recommendations.Select(one => one.Lines.To).DefaultIfEmpty(1).Max());

    /// <summary>In the list of those that were missed, from 0; its length for a new one.</summary>
    private int Index => Place is not { } place ? Missed.Count
        : place > Read.Recommendations.Count && place <= Read.Recommendations.Count + Missed.Count ? place - Read.Recommendations.Count - 1
        : throw new NotFoundException($"recommendation {place} of upload {Id}");

    private IReadOnlyList<MissedRecommendation> Missed => Upload.Corrections.Missed ?? [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Where = Line;
        if (Index < Missed.Count)
            (Text, Timescale, Bodies, Where) = (Missed[Index].Text, Missed[Index].Timescale, string.Join('\n', Missed[Index].Bodies ?? []), Missed[Index].Line);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Place is null && string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError(nameof(Text), "Write what is recommended");
        if (Where > Upload.Text!.Lines.Count)
            ModelState.AddModelError(nameof(Where), FormattableString.Invariant($"The report has {Upload.Text.Lines.Count} lines"));
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);

        var missed = Missed.ToList();
        if (Index < missed.Count)
            missed.RemoveAt(Index);
        if (!string.IsNullOrWhiteSpace(Text))
            missed.Insert(Math.Min(Index, missed.Count), new MissedRecommendation(Text.Trim().ReplaceLineEndings("\n"), Changed(Timescale, null), Lines(Bodies), Where ?? 1));
        return await CorrectAsync(nameof(Text), Step.Check(Id, Read.Recommendations.Count + Math.Max(1, missed.Count)), Upload.Corrections with { Missed = missed }, cancellationToken);
    }
}
