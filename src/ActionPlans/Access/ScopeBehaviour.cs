using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Access;

/// <summary>The gate that every request from outside passes: <see cref="AccessRules"/> say who may ask for it.</summary>
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

    private bool IsAllowed(TRequest request)
    {
        // Most rules ask for nothing: the handler leaves out what may not be seen.
        var work = new Lazy<UnitOfWork>(database.BeginReading);
        try
        {
            return AccessRules.Allows(request, current.Viewer, new Sight(() => work.Value, viewers.Scope));
        }
        finally
        {
            if (work.IsValueCreated)
                work.Value.Dispose();
        }
    }
}
