using MediatR;

namespace ActionPlans.Data;

/// <summary>
/// What somebody asks for is asked again by itself when it has certainly not happened (<see cref="Database.Again"/>): people and programs do not hear that a worker
/// was quicker, or that the line to the server broke for a moment. Effects of workflows are part of a transaction that is repeated as a whole.
/// </summary>
internal sealed class RepeatBehaviour<TRequest, TResponse>(Database database) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        typeof(TRequest).IsVisible ? database.Again.ExecuteAsync(async _ => await next(), cancellationToken).AsTask() : next();
}
