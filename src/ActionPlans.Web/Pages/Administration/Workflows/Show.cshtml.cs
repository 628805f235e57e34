using System.Text;
using ActionPlans.Access;
using ActionPlans.Runtime;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Administration.Workflows;

internal sealed class ShowModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public string Definition { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Version { get; set; }

    public DefinitionDetails Details { get; private set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Details = await Mediator.Send(new GetDefinition(Definition, Version), cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return File(Encoding.UTF8.GetBytes(Details.Json), "application/json", FormattableString.Invariant($"{Details.DefinitionId}-{Details.Version}.json"));
    }
}
