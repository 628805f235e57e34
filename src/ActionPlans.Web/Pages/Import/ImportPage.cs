using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Imports;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>A step between upload and import.</summary>
internal abstract class ImportPage(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    protected IMediator Mediator => mediator;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The line of the report's text that is to be seen; null: where the first thing was found.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Line { get; set; }

    public UploadedReport Upload { get; private set; } = null!;

    public Reading Read => Upload.Read!;

    public Reading Corrected => Upload.Corrected!;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Upload = await mediator.Send(new GetUpload(Id), cancellationToken);
        if (Upload.State != "checked" || Upload.Read is null)
            throw new NotFoundException($"open upload {Id}");
    }

    /// <summary>The report's own text around the line, with what was found in it.</summary>
    protected TextWindow WindowAt(int around) => TextWindow.Around(Upload.Text!, Read, Line ?? around, Request.Path, Id);

    /// <summary>Stores the corrections and goes on.</summary>
    protected Task<IActionResult> CorrectAsync(string field, string onTo, Corrections corrections, CancellationToken cancellationToken) =>
        TryAsync(field, onTo, () => mediator.Send(new CorrectUpload(Id, corrections), cancellationToken), cancellationToken);

    protected static string? Changed(string? typed, string? read) => string.IsNullOrWhiteSpace(typed) || typed.Trim() == read ? null : typed.Trim();

    protected static DateOnly? Changed(DateOnly? typed, DateOnly? read) => typed == read ? null : typed;

    /// <summary>One body a line.</summary>
    protected static string[] Lines(string? typed) => [.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
