using System.ComponentModel;
using System.Text;
using ActionPlans.Access;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Web.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlans.Web.Api;

internal static class EvidenceEndpoints
{
    private const string Folder = "/recommendations/{id}/evidence";

    public static void MapEvidence(this IEndpointRouteBuilder read, IEndpointRouteBuilder write)
    {
        read.MapGet(Folder, async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, (await RecommendationEndpoints.ShowAsync(mediator, Changes.Id(id, "R"), cancellationToken)).Evidence))
            .Produces<IReadOnlyList<EvidenceShape>>().WithSummary("What was handed in for it, oldest first");

        read.MapGet($"{Folder}/{{evidence}}/content", async (HttpContext context, string id, string evidence, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var piece = await PieceAsync(mediator, id, evidence, cancellationToken);
            var file = await mediator.Send(new OpenEvidence(piece), cancellationToken);
            var (name, type) = file.FileName is { } given ? (given, file.MediaType ?? "application/octet-stream") : ($"statement-{piece}.txt", "text/plain");
            return Results.File(file.Content, type, name, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Sha256}\""));
        }).Produces<FileContentResult>(StatusCodes.Status200OK, "application/octet-stream").WithSummary("The file or statement, byte for byte, to be saved");

        // No antiforgery token: a browser sends no bearer token by itself, so no other site can do this in somebody's name.
        write.MapPost(Folder, async (
            HttpContext context, string id, IFormFile? file, [FromForm, Description("Instead of a file")] string? statement,
            [FromForm, Description("Since when it shows compliance; today when left out")] DateOnly? effectiveOn, [FromForm, Description("Whose part it shows; everybody's when left out")] string? body,
            CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var subject = Changes.Id(id, "R");
            return await Changes.MakeAsync(context, () => RecommendationEndpoints.ShowAsync(mediator, subject, cancellationToken), async _ =>
            {
                if ((file is null) == string.IsNullOrWhiteSpace(statement))
                    return Decision.Refused("Send either a file or a statement.");
                var content = file is null ? Encoding.UTF8.GetBytes(statement!.Trim()) : await file.BytesAsync(cancellationToken);
                var added = await mediator.Send(
                    new AddEvidence(subject, file is null ? null : Path.GetFileName(file.FileName), content, effectiveOn, current.Viewer.Name) { Body = string.IsNullOrWhiteSpace(body) ? null : body },
                    cancellationToken);
                return added.Decision;
            });
        }).DisableAntiforgery().Produces<RecommendationShape>().WithMetadata(new Limits.LargestBody(Limits.LargestUpload)).WithSummary("Hand in a file (at most 20 MB) or a statement");

        write.MapPost($"{Folder}/{{evidence}}/accept", (HttpContext context, string id, string evidence, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            DecideAsync(context, id, evidence, mediator, piece => mediator.Send(new AcceptEvidence(piece, current.Viewer.Name, Changes.Id(id, "R")), cancellationToken), cancellationToken))
            .Produces<RecommendationShape>().WithSummary("Accept it, and with it all that waits; the newest piece has to be named");

        write.MapPost($"{Folder}/{{evidence}}/return", (
            HttpContext context, string id, string evidence, ReasonInput input, CurrentViewer current, IMediator mediator, CancellationToken cancellationToken) =>
            DecideAsync(
                context, id, evidence, mediator, piece => mediator.Send(new RejectEvidence(piece, input.Said("the lead needs to know what is missing"), current.Viewer.Name, Changes.Id(id, "R")), cancellationToken),
                cancellationToken))
            .Produces<RecommendationShape>().WithSummary("Return it with a reason that the lead is told");
    }

    private static Task<IResult> DecideAsync(
        HttpContext context, string id, string evidence, IMediator mediator, Func<SubjectId, Task<Decision>> decide, CancellationToken cancellationToken) => Changes.MakeAsync(
        context,
        () => RecommendationEndpoints.ShowAsync(mediator, Changes.Id(id, "R"), cancellationToken),
        shown => decide(Piece(shown, evidence)));

    private static async Task<SubjectId> PieceAsync(IMediator mediator, string id, string evidence, CancellationToken cancellationToken) =>
        Piece(await RecommendationEndpoints.ShowAsync(mediator, Changes.Id(id, "R"), cancellationToken), evidence);

    /// <exception cref="NotFoundException">It was not handed in for that recommendation.</exception>
    private static SubjectId Piece(RecommendationShape shown, string evidence)
    {
        var piece = Changes.Id(evidence, "E");
        return shown.Evidence.Any(one => one.Id == piece.ToString()) ? piece : throw new NotFoundException(evidence);
    }
}

internal sealed record ReasonInput([property: Description("At most 2,000 characters; stands in the timeline")] string Reason)
{
    /// <exception cref="RefusedException">It is missing or too long.</exception>
    public string Said(string why) => Reason.Trim() is { Length: > 0 and <= 2_000 } reason ? reason : throw new RefusedException($"Give a reason of 1 to 2,000 characters: {why}.");
}
