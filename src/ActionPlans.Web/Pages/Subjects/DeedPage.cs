using ActionPlans.Access;
using MediatR;

namespace ActionPlans.Web.Pages.Subjects;

/// <summary>A page of its own for one thing that can be done to a subject. Who may not do it now does not find it.</summary>
/// <param name="any">The page is there when the viewer may do one of these.</param>
internal abstract class DeedPage(IMediator mediator, CurrentViewer current, TimeProvider clock, string kinds, params Deed[] any)
    : SubjectPage(mediator, current, clock, kinds)
{
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        AsOf = null;
        await base.LoadAsync(cancellationToken);
        if (!any.Any(May) && HttpContext.Request.Method == HttpMethods.Get)
            throw new NotFoundException(Id);
    }
}
