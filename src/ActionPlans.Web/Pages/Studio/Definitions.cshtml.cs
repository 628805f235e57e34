using ActionPlans.Access;
using ActionPlans.Authoring;
using MediatR;

namespace ActionPlans.Web.Pages.Studio;

/// <summary>All workflows, to open one in the editor or begin another.</summary>
internal sealed class DefinitionsModel(IMediator mediator, CurrentViewer current) : StudioPage(mediator, current)
{
    public IReadOnlyList<AuthoredVersion> Newest { get; private set; } = [];

    public override string Element => "elsa-workflow-definition-list";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Newest = [.. (await Mediator.Send(new ListVersions(), cancellationToken)).Where(version => version.IsLatest)];
}
