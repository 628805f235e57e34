using ActionPlans.Access;
using ActionPlans.Runtime;
using MediatR;

namespace ActionPlans.Web.Pages.Administration.Workflows;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    public IReadOnlyList<DefinitionVersion> Definitions { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Definitions = await Mediator.Send(new ListDefinitions(), cancellationToken);

    public string To(DefinitionVersion definition) => FormattableString.Invariant($"/administration/workflows/{Uri.EscapeDataString(definition.DefinitionId)}/{definition.Version}");
}
