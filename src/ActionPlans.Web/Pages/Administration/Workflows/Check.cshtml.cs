using ActionPlans.Access;
using ActionPlans.Authoring;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Workflows;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Workflows;

internal sealed class CheckModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public CheckedDefinition? Checked { get; private set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ReadAsync(async content =>
    {
        Checked = await Mediator.Send(new CheckDefinition(Path.GetFileName(Upload!.FileName), content), cancellationToken);
        return Page();
    }, cancellationToken);

    public Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken) => ReadAsync(async content =>
    {
        var draft = await Mediator.Send(new ImportDefinition(content, By), cancellationToken);
        return LocalRedirect($"{Links.ToWorkflow(draft.DefinitionId, draft.Version)}?done=imported");
    }, cancellationToken);

    private async Task<IActionResult> ReadAsync(Func<byte[], Task<IActionResult>> use, CancellationToken cancellationToken)
    {
        Require(nameof(Upload), Upload, "Choose a file");
        if (!ModelState.IsValid)
            return await AgainAsync(cancellationToken);
        try
        {
            return await use(await Upload!.BytesAsync(cancellationToken));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Upload), refused.Message);
        }
        catch (DefinitionRefusedException refused)
        {
            foreach (var problem in refused.Problems)
                ModelState.AddModelError(nameof(Upload), problem.ToString());
        }

        return await AgainAsync(cancellationToken);
    }
}
