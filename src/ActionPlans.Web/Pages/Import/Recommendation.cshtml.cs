using System.ComponentModel.DataAnnotations;
using ActionPlans.Access;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>One recommendation is put right, beside the words that it was read from.</summary>
internal sealed class RecommendationModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public int Ordinal { get; set; }

    [BindProperty]
    public string? Keep { get; set; }

    [BindProperty, StringLength(20, ErrorMessage = "Write at most 20 characters")]
    public string? Number { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty, StringLength(10_000, ErrorMessage = "Write at most 10,000 characters")]
    public string? Text { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write at most 300 characters")]
    public string? Timescale { get; set; }

    [BindProperty, StringLength(4_000, ErrorMessage = "Write at most 4,000 characters")]
    public string? Bodies { get; set; }

    public string Heading => FormattableString.Invariant($"Recommendation {AsRead.Number ?? $"{Ordinal}"}");

    public TextWindow Window => WindowAt(AsRead.Lines.From);

    private ReadRecommendation AsRead => Ordinal >= 1 && Ordinal <= Read.Recommendations.Count ? Read.Recommendations[Ordinal - 1] : throw new NotFoundException($"recommendation {Ordinal} of upload {Id}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var kept = Corrected.Recommendations.FirstOrDefault(one => one.Ordinal == Ordinal);
        var shown = kept ?? AsRead;
        Keep = kept is null ? "no" : "yes";
        (Number, Kind, Text, Timescale) = (shown.Number, shown.Kind.ToStored(), shown.Text, shown.Timescale.Printed);
        Bodies = Named(shown);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Keep is not ("yes" or "no"))
            ModelState.AddModelError(nameof(Keep), "Say whether the report recommends this");
        if (Keep == "yes" && string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError(nameof(Text), "Write what is recommended, or leave it out");
        var others = (Upload.Corrections.Recommendations ?? []).Where(one => one.Ordinal != Ordinal);
        return await CorrectAsync(
            nameof(Text), Step.Check(Id, Ordinal), Upload.Corrections with { Recommendations = [.. others.Concat(Correction()).OrderBy(one => one.Ordinal)] }, cancellationToken);
    }

    /// <summary>What differs from the reading; none when nothing does.</summary>
    private IEnumerable<RecommendationCorrection> Correction()
    {
        var timescale = (Timescale ?? "").Trim();
        var correction = Keep == "no" ? new RecommendationCorrection(Ordinal, null, null, null, true) : new RecommendationCorrection(
            Ordinal,
            Changed(Text?.ReplaceLineEndings("\n"), AsRead.Text),
            timescale == AsRead.Timescale.Printed ? null : timescale,
            Lines(Bodies).SequenceEqual(Lines(Named(AsRead))) ? null : Lines(Bodies),
            false)
        { Number = Changed(Number, AsRead.Number), Kind = Changed(Kind, AsRead.Kind.ToStored()) };
        if (correction != new RecommendationCorrection(Ordinal, null, null, null, false))
            yield return correction;
    }

    private static string Named(ReadRecommendation one) => string.Join('\n', one.Bodies.Select(body => body.Name ?? body.Printed));
}
