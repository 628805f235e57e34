using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Imports;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>The second step: what was found, beside the report's own text.</summary>
internal sealed class CheckModel(IMediator mediator, CurrentViewer current) : ImportPage(mediator, current)
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "part")]
    public int PageNumber { get; set; } = 1;

    public TextWindow Text { get; private set; } = null!;

    public IReadOnlyList<FoundRecommendation> Recommendations { get; private set; } = [];

    /// <summary>Of a board's plan, those that were left out included.</summary>
    public IReadOnlyList<FoundRow> Rows { get; private set; } = [];

    public IReadOnlyList<FoundRow> Risks { get; private set; } = [];

    /// <summary>Those that were left out included.</summary>
    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Math.Max(Total, Read.PlanRows.Count) + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken) =>
        TryAsync("", "/import", () => Mediator.Send(new DiscardUpload(Id), cancellationToken), cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        var all = Found().ToList();
        Total = all.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Recommendations = [.. all.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        Rows = [.. Read.PlanRows.Select((row, place) => FoundRow.Of(row, place + 1, Upload.Corrections.PlanRows?.FirstOrDefault(one => one.Ordinal == place + 1)))
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        Risks = [.. Read.Risks.Select((risk, place) => FoundRow.Of(risk, place + 1, Upload.Corrections.Risks?.FirstOrDefault(one => one.Ordinal == place + 1)))];
        Text = WindowAt(Recommendations.Count > 0 ? Recommendations[0].Line : Rows.Count > 0 ? Rows[0].Line : 1);
    }

    private IEnumerable<FoundRecommendation> Found()
    {
        var corrected = Corrected.Recommendations.ToDictionary(one => one.Ordinal);
        var touched = (Upload.Corrections.Recommendations ?? []).Select(one => one.Ordinal).ToHashSet();
        return Read.Recommendations.Select(read => FoundRecommendation.Of(corrected.GetValueOrDefault(read.Ordinal), read, Read.Family, touched.Contains(read.Ordinal)))
            .Concat(Corrected.Recommendations.Where(one => one.Ordinal > Read.Recommendations.Count).Select(FoundRecommendation.Missed));
    }

    public IEnumerable<(string Key, string? Value)> Facts
    {
        get
        {
            yield return ("Title", Corrected.Title);
            yield return ("Kind", Words.Family(Corrected.Family));
            yield return ("Area", Corrected.Area);
            yield return ("Region", Corrected.Region);
            yield return ("Inspected", Corrected.Dates is { InspectionFrom: { } from, InspectionTo: var to } ? $"{Words.Day(from)}{(to is { } until && until != from ? $" to {Words.Day(until)}" : "")}" : null);
            yield return ("Published", Corrected.Dates.Published is { } published ? Words.Day(published) : Corrected.Dates.PublishedPrinted);
            yield return ("Grades", Corrected.Judgements.Count == 0 ? null : string.Join("; ", Corrected.Judgements.Select(one => $"{one.Aspect}: {one.Grade}")));
            yield return ("Plan asked for", Corrected.PlanDuty is { } duty ? $"{duty.ByBody ?? duty.By}, {(duty.Timescale.Printed.Length == 0 ? "no day named" : duty.Timescale.Printed)}{(duty.To is null ? "" : $", to {duty.To}")}" : "none");
        }
    }
}

/// <summary>A row of a board's plan, or a risk of its register, as it would be imported.</summary>
internal sealed record FoundRow(int Ordinal, int Line, string Text, string? Lead, string Targets, bool IsCorrected, bool IsDropped)
{
    public static FoundRow Of(PlanRow read, int ordinal, PlanRowCorrection? correction) => new(
        ordinal, read.Lines.From,
        Shown(correction?.Action, read.Action) ?? Shown(correction?.Objective, read.Objective) ?? Shown(correction?.Outcome, read.Outcome) ?? "",
        Shown(correction?.Lead, read.Lead),
        string.Join("; ", correction?.Targets ?? read.Targets.Select(target => target.Printed)),
        correction is not null, correction is { Drop: true });

    public static FoundRow Of(ReadRisk read, int ordinal, RiskCorrection? correction) =>
        new(ordinal, read.Lines.From, Shown(correction?.Risk, read.Risk) ?? "", null, "", correction is not null, correction is { Drop: true });

    /// <summary>An empty correction: the cell is blank.</summary>
    private static string? Shown(string? corrected, string? read) => (corrected ?? read) is { Length: > 0 } words ? words : null;
}

/// <summary>A recommendation as it would be imported.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Unsure">The fields that somebody should look at; empty when all are sure, or were put right.</param>
internal sealed record FoundRecommendation(
    int Ordinal, string Heading, int Line, string Text, string Timescale, string Bodies, string Unsure, bool IsCorrected, bool IsDropped, bool IsMissed)
{
    public static FoundRecommendation Of(ReadRecommendation? corrected, ReadRecommendation read, string family, bool isCorrected)
    {
        var shown = corrected ?? read;
        return new(read.Ordinal, HeadingOf(shown), read.Lines.From, shown.Text, shown.Timescale.Printed, Names(shown), isCorrected ? "" : UnsureOf(Confidence.Of(read, family)), isCorrected, corrected is null, false);
    }

    public static FoundRecommendation Missed(ReadRecommendation added) =>
        new(added.Ordinal, HeadingOf(added), added.Lines.From, added.Text, added.Timescale.Printed, Names(added), "", true, false, true);

    private static string HeadingOf(ReadRecommendation one) => FormattableString.Invariant($"Recommendation {one.Number ?? $"{one.Ordinal}"}");

    private static string Names(ReadRecommendation one) => string.Join("; ", one.Bodies.Select(body => body.Name ?? body.Printed));

    private static string UnsureOf(Confidence confidence) => Say.List(
    [
        .. new[] { ("text", confidence.Text), ("timescale", confidence.Timescale), ("bodies", confidence.Bodies), ("whether it is one", confidence.Kind) }
            .Where(field => field.Item2 == "unsure").Select(field => field.Item1),
    ]);
}
