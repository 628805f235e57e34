using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Workflows;

internal sealed class CheckModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public CheckedDefinition? Checked { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Require(nameof(Upload), Upload, "Choose a file");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);
        try
        {
            using var bytes = new MemoryStream();
            await Upload!.CopyToAsync(bytes, cancellationToken);
            Checked = await Mediator.Send(new CheckDefinition(Path.GetFileName(Upload.FileName), bytes.ToArray()), cancellationToken);
            return Page();
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Upload), refused.Message);
            return await AgainAsync(cancellationToken);
        }
    }
}
