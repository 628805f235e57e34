using System.ComponentModel;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Extensions;
using MediatR;

namespace ActionPlans.Web.Api;

internal static class ExtensionEndpoints
{
    private const string Address = "/recommendations/{id}/extension";

    public static void MapExtensions(this IEndpointRouteBuilder read, IEndpointRouteBuilder write)
    {
        read.MapGet(Address, async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, (await RecommendationEndpoints.ShowAsync(mediator, Changes.Id(id, "R"), cancellationToken)).Extensions))
            .Produces<IReadOnlyList<ExtensionShape>>().WithSummary("The requests for more time, oldest first");

        write.MapPost(Address, (HttpContext context, string id, AskInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, subject => new AskExtension(subject, input.To, Text.Within(input.Reason), Text.Within(input.Safeguard), current.Viewer.Name), cancellationToken))
            .Produces<RecommendationShape>().WithSummary("Ask for more time; the due date stays until somebody else grants it");

        write.MapPost($"{Address}/grant", (HttpContext context, string id, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, subject => new GrantExtension(subject, null, current.Viewer.Name), cancellationToken))
            .Produces<RecommendationShape>().WithSummary("Agree to the date on the table; it holds from now on");

        write.MapPost($"{Address}/refuse", (HttpContext context, string id, ReasonInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, subject => new RefuseExtension(subject, input.Said("the other side is told"), current.Viewer.Name), cancellationToken))
            .Produces<RecommendationShape>().WithSummary("Leave the date as it is, with a reason");

        write.MapPost($"{Address}/counter", (HttpContext context, string id, CounterInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            ChangeAsync(context, id, mediator, subject => new CounterExtension(subject, input.To, Text.Within(input.Reason), current.Viewer.Name), cancellationToken))
            .Produces<RecommendationShape>().WithSummary("Offer another date");
    }

    private static Task<IResult> ChangeAsync(
        HttpContext context, string id, IMediator mediator, Func<SubjectId, IRequest<Decision>> ask, CancellationToken cancellationToken)
    {
        var subject = Changes.Id(id, "R");
        return Changes.MakeAsync(context, () => RecommendationEndpoints.ShowAsync(mediator, subject, cancellationToken), _ => mediator.Send(ask(subject), cancellationToken));
    }

    internal sealed record AskInput(DateOnly To, string Reason, [property: Description("What keeps children safe until then")] string Safeguard);

    internal sealed record CounterInput(DateOnly To, string Reason);
}
