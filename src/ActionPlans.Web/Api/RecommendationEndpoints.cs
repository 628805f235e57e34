using System.ComponentModel;
using ActionPlans.Domain;
using ActionPlans.Recommendations;
using MediatR;

namespace ActionPlans.Web.Api;

internal static class RecommendationEndpoints
{
    private static readonly string[] Standings = ["overdue", "due", "open", "waiting", "undated", "closed"];

    public static void MapRecommendations(this IEndpointRouteBuilder read)
    {
        read.MapGet("/recommendations", async (
            HttpContext context, int? page, int? pageSize,
            [Description("overdue, due (within 30 days), open, waiting (for a decision), undated or closed")] string? standing,
            string? area, [Description("A responsible body, by its whole name")] string? body, [Description("Words of the text")] string? text, long? report,
            IMediator mediator, CancellationToken cancellationToken) =>
        {
            if (standing is not null && !Standings.Contains(standing))
                return Problem.Of(StatusCodes.Status400BadRequest, $"standing is one of {string.Join(", ", Standings)}.").ToResult();
            return await ListAsync(context, new Paging(page, pageSize), new ItemFilter { Standing = standing, Area = area, Body = body, Text = text, ReportId = report }, mediator, cancellationToken);
        }).Produces<PageOf<ItemShape>>().WithSummary("Recommendations (R…) and plans (P…) that you may see, the soonest due first");

        read.MapGet("/overdue", (HttpContext context, int? page, int? pageSize, string? area, string? body, IMediator mediator, CancellationToken cancellationToken) =>
            ListAsync(context, new Paging(page, pageSize), new ItemFilter { Standing = "overdue", Area = area, Body = body }, mediator, cancellationToken))
            .Produces<PageOf<ItemShape>>().WithSummary("What is overdue today, the longest first");

        read.MapGet("/recommendations/{id}", async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, await ShowAsync(mediator, Changes.Id(id, "R"), cancellationToken)))
            .Produces<RecommendationShape>().WithSummary("One recommendation with its evidence and requests for more time; its ETag is the version that changes name");

        read.MapGet("/recommendations/{id}/timeline", async (HttpContext context, string id, IMediator mediator, CancellationToken cancellationToken) =>
            Versions.Shown(context, TimelineShape.Of(await mediator.Send(new ShowSubject(Changes.Id(id, "R")), cancellationToken))))
            .Produces<TimelineShape>().WithSummary("Everything that happened to it, oldest first, and when it is looked at next");
    }

    public static async Task<RecommendationShape> ShowAsync(IMediator mediator, SubjectId id, CancellationToken cancellationToken) =>
        RecommendationShape.Of(await mediator.Send(new ShowSubject(id), cancellationToken));

    private static async Task<IResult> ListAsync(HttpContext context, Paging paging, ItemFilter filter, IMediator mediator, CancellationToken cancellationToken)
    {
        if (paging.Wrong() is { } wrong)
            return wrong.ToResult();
        var page = await mediator.Send(new ListItems(filter, paging.Number, paging.Size), cancellationToken);
        return paging.Shown(context, page.Items.Select(ItemShape.Of), page.Total);
    }
}

/// <param name="DaysLate">Calendar days after the due date; null when it is not overdue.</param>
internal sealed record ItemShape(string Id, long Report, string? Area, string Body, string Text, string State, DateOnly? DueOn, int? DaysLate)
{
    public static ItemShape Of(Item item) => new(item.Id.ToString(), item.ReportId, item.Area, item.Body, item.Text, item.State, item.DueOn, item.DaysLate);
}

/// <param name="Explanation">How the due date was worked out; null without one.</param>
/// <param name="Rag">white, green, amber or red.</param>
internal sealed record RecommendationShape(
    string Id, long Report, string ReportTitle, string? Area, string State, string Text, IReadOnlyList<PartShape> Bodies, DateOnly? DueOn, string? Explanation, string? Rag, string? RagRule,
    IReadOnlyList<EarlierShape> EarlierDueDates, IReadOnlyList<EvidenceShape> Evidence, IReadOnlyList<ExtensionShape> Extensions)
{
    public static RecommendationShape Of(SubjectDetails details) => new(
        details.Id.ToString(), details.ReportId, details.ReportTitle, details.Area, details.State, details.Text,
        [.. details.Parts.Select(part => new PartShape(part.Body, part.Accountable, part.State))], details.DueOn, details.Explanation, details.Rag?.Colour.ToStored(), details.Rag?.Rule,
        [.. details.EarlierDeadlines.Select(earlier => new EarlierShape(earlier.DueOn, earlier.Until, earlier.By, earlier.Reason))],
        [.. details.Evidence.Select(EvidenceShape.Of)],
        [.. details.Extensions.Select(extension => new ExtensionShape(
            extension.AskedAt, extension.AskedBy, extension.FromDue, extension.AskedFor, extension.Reason, extension.Safeguard, extension.State, extension.ProposedTo, extension.ProposedBy,
            extension.DecidedAt, extension.DecidedBy, extension.DecisionReason))]);
}

internal sealed record PartShape(string Body, bool Accountable, string State);

internal sealed record EarlierShape(DateOnly? DueOn, DateTimeOffset Until, string By, string Reason);

/// <param name="State">submitted, accepted, rejected or superseded.</param>
internal sealed record EvidenceShape(
    string Id, string Kind, string? FileName, string? MediaType, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, string? Body, string State,
    string? DecidedBy, string? Reason)
{
    public static EvidenceShape Of(EvidenceDetails one) => new(
        one.Id.ToString(), one.Kind, one.FileName, one.MediaType, one.Size, one.Sha256, one.EffectiveOn, one.AddedAt, one.AddedBy, one.Body, one.State, one.DecidedBy, one.Reason);
}

/// <param name="State">asked, countered, granted or refused.</param>
internal sealed record ExtensionShape(
    DateTimeOffset AskedAt, string AskedBy, DateOnly From, DateOnly AskedFor, string Reason, string Safeguard, string State, DateOnly ProposedTo, string ProposedBy,
    DateTimeOffset? DecidedAt, string? DecidedBy, string? DecisionReason);

internal sealed record TimelineShape(string Id, DateTimeOffset? NextStep, IReadOnlyList<TimelineEntryShape> Entries)
{
    public static TimelineShape Of(SubjectDetails details) => new(
        details.Id.ToString(), details.NextStep, [.. details.Timeline.Select(entry => new TimelineEntryShape(entry.At, entry.Kind, entry.By, entry.Text))]);
}

internal sealed record TimelineEntryShape(DateTimeOffset At, string Kind, string By, string Text);
