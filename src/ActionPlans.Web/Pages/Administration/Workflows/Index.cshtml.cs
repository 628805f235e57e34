using ActionPlans.Access;
using ActionPlans.Authoring;
using MediatR;

namespace ActionPlans.Web.Pages.Administration.Workflows;

internal sealed class IndexModel(IMediator mediator, CurrentViewer current) : WorkflowPage(mediator, current)
{
    public IReadOnlyList<AuthoredVersion> Versions { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Versions = await Mediator.Send(new ListVersions(), cancellationToken);
}
