using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Imports;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Import;

/// <summary>The first step: a file.</summary>
[RequestSizeLimit(ReportFile.LargestSize + (1024 * 1024))]
internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : ActingPage(current)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<WaitingUpload> Waiting { get; private set; } = [];

    public long? ImportedBefore { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Waiting = await mediator.Send(new ListUploads(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Choose the file that holds the report");
            return await AgainAsync(cancellationToken);
        }

        try
        {
            var kept = await mediator.Send(new KeepUpload(Upload.FileName, await Upload.BytesAsync(cancellationToken)), cancellationToken);
            if (kept.Id is { } id)
                return LocalRedirect(Step.Check(id));
            ImportedBefore = kept.ImportedBefore;
            ModelState.AddModelError(nameof(Upload), "This file was imported before, and nothing was changed");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Upload), refused.Message);
        }

        return await AgainAsync(cancellationToken);
    }
}
