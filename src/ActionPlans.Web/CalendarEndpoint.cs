using System.Text;
using ActionPlans.Access;
using ActionPlans.Accounts;
using ActionPlans.Calendars;
using ActionPlans.Domain;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace ActionPlans.Web;

/// <summary>Due dates for calendar programs, which cannot sign in: the address itself is the secret, and it can be revoked.</summary>
internal static class CalendarEndpoint
{
    private const int DaysBack = 90;
    private const int DaysAhead = 400;

    // Calendar programs slow down on more; what is due first counts.
    private const int Most = 1_000;

    public static string Address(HttpRequest request, string secret) => $"{request.Scheme}://{request.Host}/calendar/{secret}.ics";

    public static void MapCalendar(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{secret}.ics", async (
        HttpContext context, string secret, AccessTokens tokens, Viewers viewers, CurrentViewer current, IMediator mediator, TimeProvider clock, CancellationToken cancellationToken) =>
    {
        if (secret.Length > 100 || tokens.Find(TokenKind.Calendar, secret) is not { } grant)
            throw new NotFoundException("calendar");
        current.Become(viewers.OfPerson(grant.PersonId));
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        var dates = await mediator.Send(new ListDueDates(today.AddDays(-DaysBack), today.AddDays(DaysAhead), Most), cancellationToken);
        var text = CalendarText.Of(dates, current.Viewer.Name, id => $"{context.Request.Scheme}://{context.Request.Host}{Links.To(id)}", now);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "actionplans.ics" }.ToString();
        return Results.Text(text, CalendarText.MediaType, Encoding.UTF8);
    }).AllowAnonymous().RequireRateLimiting(Limits.Api).ExcludeFromDescription();
}
