using ActionPlans.Access;
using ActionPlans.Authoring;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Pages.Studio;

/// <summary>A workflow as a picture that administrators change.</summary>
internal sealed class DefinitionModel(IMediator mediator, CurrentViewer current) : StudioPage(mediator, current)
{
    [BindProperty(SupportsGet = true)]
    public string Definition { get; set; } = "";

    /// <summary>The newest version, a draft included: what the editor opens.</summary>
    public VersionDocument Shown { get; private set; } = null!;

    public string ToPlain => Links.ToWorkflow(Shown.Version.DefinitionId, Shown.Version.Version);

    public override string Element => "elsa-workflow-definition-editor";

    public override IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string> { ["definition-id"] = Definition };

    public async Task OnGetAsync(CancellationToken cancellationToken) => Shown = await Mediator.Send(new GetVersion(Definition), cancellationToken);
}
