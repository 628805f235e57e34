using ActionPlans.Access;
using MediatR;

namespace ActionPlans.Web.Pages.Administration.Workflows;

/// <summary>A page about workflows: auditors look, administrators change.</summary>
internal abstract class WorkflowPage(IMediator mediator, CurrentViewer current) : AdministrationPage(mediator, current)
{
    public bool MayChange => Viewer.IsAdministrator;

    protected override bool IsForViewer => Viewer.MayInspectWorkflows;
}
