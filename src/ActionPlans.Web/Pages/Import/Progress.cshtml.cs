using ActionPlans.Access;
using ActionPlans.Imports;
using ActionPlans.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Import;

/// <summary>While workflows start; then on to the report.</summary>
internal sealed class ProgressModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public UploadedReport Upload { get; private set; } = null!;

    public int Count => Upload.Corrected is { } reading ? reading.Recommendations.Count + reading.PlanRows.Count : 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Upload = await mediator.Send(new GetUpload(Id), cancellationToken);
        if (Upload.State == "checked")
            return LocalRedirect(Step.Check(Id));
        if (Upload.ReportId is { } report && await IsVisibleAsync(report, cancellationToken))
            return LocalRedirect(Links.ToReport(report));
        if (Upload.State == "confirmed")
            Response.Headers["Refresh"] = "1"; // without a script, too
        return Page();
    }

    private async Task<bool> IsVisibleAsync(long report, CancellationToken cancellationToken)
    {
        try
        {
            await mediator.Send(new GetReport(report), cancellationToken);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }
}
