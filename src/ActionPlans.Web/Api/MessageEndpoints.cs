using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Web.Api;

internal static class MessageEndpoints
{
    private const int Most = 500;

    public static void MapMessages(this IEndpointRouteBuilder read)
    {
        read.MapGet("/messages", async (string? state, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        {
            if (state is not (null or "pending" or "sent" or "failed"))
                return Problem.Of(StatusCodes.Status400BadRequest, "state is pending, sent or failed.").ToResult();
            if (limit is < 1 or > Most)
                return Problem.Of(StatusCodes.Status400BadRequest, $"limit is from 1 to {Most}.").ToResult();
            return Results.Json(await mediator.Send(new ListMessages(state, limit ?? 100), cancellationToken), ApiJson.Options);
        }).Produces<IReadOnlyList<MessageSummary>>().WithSummary("Messages, newest first; for administrators");

        read.MapGet("/messages/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) =>
        {
            try
            {
                return Results.Json(await mediator.Send(new ShowMessage(id), cancellationToken), ApiJson.Options);
            }
            catch (RefusedException)
            {
                return Problem.Of(StatusCodes.Status404NotFound).ToResult(); // its words are for the command line
            }
        })
            .Produces<MessageDetails>().WithSummary("One message with everything that it told; for administrators");
    }
}
