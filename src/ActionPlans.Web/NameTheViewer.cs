using System.Globalization;
using System.Security.Claims;
using ActionPlans.Access;
using Microsoft.AspNetCore.Authorization;

namespace ActionPlans.Web;

/// <summary>Says below the pages who looks. Posts are read anew for each request: who lost one has lost it at once.</summary>
internal sealed class NameTheViewer(CurrentViewer current, Viewers viewers) : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.HasClaim(claim => claim.Type == StartPasswordClaim))
        {
            // Somebody else knows this password: it opens one page, on which another is chosen.
            if (!IsForSignedIn(context.GetEndpoint()))
                return next(context);
            context.Response.Redirect("/sign-in/new-password");
            return Task.CompletedTask;
        }

        if (long.TryParse(context.User.FindFirstValue(PersonClaim), CultureInfo.InvariantCulture, out var person))
            current.Become(viewers.OfPerson(person));
        return next(context);
    }

    private static bool IsForSignedIn(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    public const string PersonClaim = "person";

    /// <summary>Carried by who signed in with a password that an administrator gave.</summary>
    public const string StartPasswordClaim = "start-password";
}
