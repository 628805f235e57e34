using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Access;

/// <summary>
/// The gate that every request from outside passes: what is about one thing needs a viewer who may see it, what administers needs an
/// administrator. A request that says nothing of itself is let through for the operator only, so a new one is closed until somebody decides.
/// </summary>
internal sealed class ScopeBehaviour<TRequest, TResponse>(CurrentViewer current, Viewers viewers, Database database) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // Requests that nobody outside can name are effects of workflows: the system's own.
        if (current.Viewer.IsOperator || !typeof(TRequest).IsVisible || IsAllowed(request))
            return next();
        throw new NotFoundException(typeof(TRequest).Name);
    }

    private bool IsAllowed(TRequest request) => request switch
    {
        _ when current.Viewer.PersonId is null => false,
        IConcerns concerns => Sees(concerns.Subject),
        IKeepsToScope => true,
        IAdministers => current.Viewer.IsAdministrator,
        _ => false,
    };

    private bool Sees(SubjectId subject)
    {
        using var work = database.BeginReading();
        return viewers.Scope(work).Sees(work, subject);
    }
}
